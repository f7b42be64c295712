# An asyncio lock in the target of a thread.
import asyncio
import threading


class Store:
    def __init__(self):
        self.lock = asyncio.Lock()
        self.rows = []

    def add(self, row):
        with self.lock:  # expect: THR306 "cannot be entered by `with`"
            self.rows.append(row)

    def take(self):
        self.lock.acquire()  # expect: THR306 "without `await`"
        try:
            return list(self.rows)
        finally:
            self.lock.release()


store = Store()
threading.Thread(target=store.add, args=(1,)).start()


class Counter:
    def __init__(self):
        self.lock = asyncio.Lock()
        self.count = 0

    async def add(self):
        async with self.lock:  # expect: THR306 "event loops of other threads"
            self.count = max(self.count, 1)


counter = Counter()


def work():
    asyncio.run(counter.add())


for _ in range(3):
    threading.Thread(target=work).start()
