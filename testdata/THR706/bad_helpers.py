import asyncio
import queue
import threading
import time


class Mailbox:
    def __init__(self):
        self.items = queue.Queue()
        self.lock = threading.Lock()
        self.count = 0

    def take(self):
        return self.items.get()

    def refill(self):
        with self.lock:
            time.sleep(1)  # expect: THR320
            self.count = 10

    async def serve(self):
        while True:
            print(self.take())  # expect: THR706 "which calls `self.items.get()` on line 14"
            with self.lock:  # expect: THR706 "until it is free"
                self.count -= 1
            await asyncio.sleep(0)


box = Mailbox()
threading.Thread(target=box.refill).start()
asyncio.run(box.serve())
