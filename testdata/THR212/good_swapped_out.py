import threading
import time


class Log:
    def __init__(self):
        self.lock = threading.Lock()
        self.lines = []

    def add(self, line):
        with self.lock:
            self.lines.append(line)

    def flush(self):
        with self.lock:
            lines, self.lines = self.lines, []
        for line in lines:
            print(line)
        time.sleep(0.001)
        with self.lock:
            self.lines = self.lines + ["flushed"]


log = Log()


def work(name):
    log.add(name)
    log.flush()


threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
