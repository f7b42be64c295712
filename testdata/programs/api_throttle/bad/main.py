"""Asks a server with many threads, but never more than some at once."""
import threading
import time


class Throttle:
    def __init__(self, limit, patience):
        self.slots = threading.Semaphore(limit)
        self.patience = patience

    def ask(self, question, server):
        try:
            if not self.slots.acquire(timeout=self.patience):
                return None
            return server(question)
        finally:
            self.slots.release()  # expect: THR319


def client(throttle, questions, server, answers):
    for question in questions:
        answers.append(throttle.ask(question, server))


def ask_all(questions, server, clients=8, limit=2, patience=0.01):
    throttle = Throttle(limit, patience)
    answers = []
    threads = [threading.Thread(target=client, args=(throttle, questions[n::clients], server, answers))
               for n in range(clients)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return answers


def slow_server(question):
    time.sleep(0.02)
    return question.upper()


if __name__ == "__main__":
    print(ask_all(["tea", "milk", "salt"], slow_server))
