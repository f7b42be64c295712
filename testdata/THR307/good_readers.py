# The first reader takes the lock, the last one gives it back.
import threading


class Shared:
    def __init__(self):
        self.mutex = threading.Lock()
        self.writing = threading.Lock()
        self.readers = 0
        self.text = ""

    def read(self):
        with self.mutex:
            self.readers += 1
            if self.readers == 1:
                self.writing.acquire()
        text = self.text
        with self.mutex:
            self.readers -= 1
            if self.readers == 0:
                self.writing.release()
        return text

    def write(self, text):
        with self.writing:
            self.text = text


shared = Shared()
threads = [threading.Thread(target=shared.read) for _ in range(3)]
threads.append(threading.Thread(target=shared.write, args=("x",)))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
