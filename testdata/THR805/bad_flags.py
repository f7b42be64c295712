"""A loader that the main thread waits for by looking at a flag."""
import threading

loaded = False
table = {}


def load(path):
    global loaded
    with open(path) as lines:
        for line in lines:
            key, value = line.split("=", 1)
            table[key] = value
    loaded = True


class Job:
    def __init__(self):
        self.finished = False
        self.aborted = False
        self.total = 0

    def is_over(self):
        return self.finished or self.aborted

    def run(self):
        total = 0
        for i in range(1000000):
            total += i
        self.total = total
        self.finished = True


def main():
    threading.Thread(target=load, args=("/etc/os-release",)).start()
    while not loaded:  # expect: THR805 "changes what `loaded` says"
        pass
    job = Job()
    threading.Thread(target=job.run).start()
    while True:  # expect: THR805 "threading.Event"
        if job.finished:
            break
    while not job.is_over():  # expect: THR805
        continue
    print(job.total, table)


if __name__ == "__main__":
    main()
