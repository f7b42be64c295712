"""Threads append to a log in turns that a condition grants; expected: does not scale, one works at a time."""
import sys
import threading

TURNS = 30_000


class Log:
    def __init__(self, writers):
        self.changed = threading.Condition()
        self.writers = writers
        self.turn = 0
        self.lines = []

    def write(self, me):
        with self.changed:
            while self.turn != me:
                self.changed.wait()
            self.lines.append("line %d" % len(self.lines))
            self.turn = (me + 1) % self.writers
            self.changed.notify_all()


def writer(log, me, turns):
    for _ in range(turns):
        log.write(me)


def main(threads=2):
    log = Log(threads)
    workers = [threading.Thread(target=writer, args=(log, i, TURNS // threads)) for i in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return len(log.lines)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
