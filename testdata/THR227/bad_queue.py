import queue
import threading


class Crawler:
    def __init__(self, urls):
        self.urls = queue.Queue()
        self.done = queue.SimpleQueue()
        self.results = queue.Queue(maxsize=3)
        for url in urls:
            self.urls.put(url)

    def work(self):
        while True:
            if self.urls.empty():  # expect: THR227 "`self.urls.get()`"
                break
            url = self.urls.get()
            self.done.put(url)

    def work_in_batches(self):
        while self.urls.qsize() > 0:  # expect: THR227
            print(self.urls.get(timeout=1))

    def hand_in(self):
        if not self.results.full():  # expect: THR227 "`queue.Full`"
            self.results.put_nowait(1)

    def count(self):
        while self.urls.qsize() != 0 and not self.done.empty():  # expect: THR227 "self.done.get_nowait()"
            print(self.done.get_nowait())

    def run(self):
        for _ in range(3):
            threading.Thread(target=self.work).start()
            threading.Thread(target=self.work_in_batches).start()
            threading.Thread(target=self.hand_in).start()
            threading.Thread(target=self.count).start()


Crawler(["a", "b"]).run()
