import threading
import time


class ReadersWriter:
    def __init__(self):
        self.readers = 0
        self.readers_lock = threading.Lock()
        self.write_lock = threading.Lock()
        self.value = 0

    def begin_read(self):
        with self.readers_lock:
            self.readers += 1
            if self.readers == 1:
                self.write_lock.acquire()

    def end_read(self):
        with self.readers_lock:
            self.readers -= 1
            if self.readers == 0:
                self.write_lock.release()

    def write(self):
        time.sleep(0.001)
        with self.write_lock:
            self.value += 1

    def read(self):
        self.begin_read()
        try:
            time.sleep(0.001)
            print(self.value)
        finally:
            self.end_read()


shared = ReadersWriter()
threads = [threading.Thread(target=f) for f in (shared.read, shared.write, shared.read)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
