"""Sends some commands to the server, and shows what it answers."""
from server import JobServer


def talk(commands):
    server = JobServer()
    answers = [server.submit(command) for command in commands]
    said = [answer.result(timeout=3) for answer in answers]
    server.close()
    return said


if __name__ == "__main__":
    print(talk(["hello", "list", "quit"]))
