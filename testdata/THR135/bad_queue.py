"""A writer drains a queue that nobody waits for."""
import queue
import threading

lines = queue.Queue()


def writer():
    with open("log.txt", "a") as out:
        while True:
            out.write(lines.get() + "\n")


def log(text):
    lines.put(text)


if __name__ == "__main__":
    threading.Thread(target=writer, daemon=True).start()  # expect: THR135
    for n in range(100):
        log("line %d" % n)
