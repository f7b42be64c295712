import threading
import time


class Log:
    def __init__(self):
        self.lines = []
        self.verbose = False
        self.lock = threading.Lock()

    def write(self, line):
        if self.verbose:
            with self.lock:
                self.lines.append(line)
                time.sleep(0.001)

    def be_verbose(self):
        if not self.verbose:
            with self.lock:
                self.verbose = True


log = Log()


def work(name):
    log.be_verbose()
    log.write(name)


threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
