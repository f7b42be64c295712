import multiprocessing
import queue
import threading


class Producer(multiprocessing.Process):
    def __init__(self, out):
        super().__init__()
        self.out = out
        self.stopping = threading.Event()  # expect: THR717 "`multiprocessing.Event`"

    def run(self):
        while not self.stopping.is_set():
            self.out.put("item")

    def stop(self):
        self.stopping.set()


if __name__ == "__main__":
    items = queue.Queue()
    producer = Producer(items)  # expect: THR717
    producer.start()
    print(items.get())
    producer.stop()
