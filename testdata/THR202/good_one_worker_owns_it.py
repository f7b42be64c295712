import queue
import threading


class Writer:
    def __init__(self):
        self.jobs = queue.Queue()
        self.written = 0
        self.thread = threading.Thread(target=self._loop)
        self.thread.start()

    def _loop(self):
        while True:
            job = self.jobs.get()
            if job is None:
                return
            self.written += 1

    def close(self):
        self.jobs.put(None)
        self.thread.join()
        return self.written


writer = Writer()
writer.jobs.put("a")
print(writer.close())
