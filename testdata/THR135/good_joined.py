"""Joined; no daemon; a queue that is joined; a service that goes on."""
import queue
import threading

lines = queue.Queue()


def writer():
    with open("log.txt", "a") as out:
        while True:
            out.write(lines.get() + "\n")
            lines.task_done()


def save(path):
    with open(path, "w") as out:
        out.write("x")


if __name__ == "__main__":
    threading.Thread(target=writer, daemon=True).start()
    for n in range(100):
        lines.put("line %d" % n)
    lines.join()
    t = threading.Thread(target=save, args=("a",), daemon=True)
    t.start()
    t.join()
    threading.Thread(target=save, args=("b",)).start()
