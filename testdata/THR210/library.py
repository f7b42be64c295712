"""Classes that keep a lock and use it nearly everywhere: no thread is in sight."""

import bisect
import heapq
import threading
from collections import deque


class Inventory:
    def __init__(self, first):
        self._lock = threading.Lock()
        self._stock = {}
        self.add(first, 1)

    def add(self, sku, count):
        with self._lock:
            self._stock[sku] = self._stock.get(sku, 0) + count

    def take(self, sku, count):
        with self._lock:
            left = self._stock.get(sku, 0) - count
            if left < 0:
                return False
            self._stock[sku] = left
            return True

    def available(self, sku):
        with self._lock:
            return self._stock.get(sku, 0)

    def correct(self, sku, counted):
        self._stock[sku] = counted  # expect: THR210 "which 3 of the 4 functions that use `self._stock` hold"


class Bucket:
    def __init__(self, capacity):
        self._mutex = threading.RLock()
        self._tokens = capacity

    def _spend(self, tokens):
        self._tokens -= tokens

    def take(self):
        with self._mutex:
            if self._tokens < 1:
                return False
            self._spend(1)
            return True

    def refill(self, tokens):
        with self._mutex:
            self._tokens = min(10, self._tokens + tokens)

    def penalize(self, tokens):
        self._tokens = max(0, self._tokens - tokens)  # expect: THR210


class Meter:
    def __init__(self):
        self._mutex = threading.Lock()
        self._used = 0

    def use(self, units):
        with self._mutex:
            self._used += units

    def used(self):
        with self._mutex:
            return self._used

    def give_back(self, units):
        with self._mutex:
            self._used -= units

    def reset(self):
        self._used = 0  # expect: THR210


class Calendar:
    def __init__(self):
        self._changed = threading.Condition()
        self._heap = []

    def add(self, job):
        with self._changed:
            heapq.heappush(self._heap, job)
            self._changed.notify()

    def due(self, now):
        with self._changed:
            while self._heap and self._heap[0] <= now:
                yield heapq.heappop(self._heap)  # expect: THR322

    def drop(self, job):
        self._heap.remove(job)  # expect: THR210
        heapq.heapify(self._heap)


class Flags:
    def __init__(self):
        self._lock = threading.Lock()
        self._flags = {}

    def __getitem__(self, name):
        with self._lock:
            return self._flags[name]

    def __contains__(self, name):
        with self._lock:
            return name in self._flags

    def switch(self, name, state):
        with self._lock:
            self._flags[name] = state

    def replace(self, flags):
        self._flags.clear()  # expect: THR210
        self._flags.update(flags)


class Base:
    def __init__(self):
        self.lock = threading.Lock()
        self.count = 0

    def add(self):
        self.lock.acquire()
        try:
            self.count += 1
        finally:
            self.lock.release()

    def sub(self):
        with self.lock:
            self.count -= 1


class Derived(Base):
    def double(self):
        self.count *= 2  # expect: THR210


class Ring:
    _lock = threading.Lock()
    seen = 0

    @classmethod
    def note(cls):
        with cls._lock:
            cls.seen += 1

    @classmethod
    def take(cls):
        with cls._lock:
            seen, cls.seen = cls.seen, 0
            return seen

    @classmethod
    def undo(cls):
        cls.seen -= 1  # expect: THR210


class Sorted:
    def __init__(self):
        self.guard = threading.Lock()
        self.items = []

    def add(self, item):
        with self.guard:
            bisect.insort(self.items, item)

    def pop(self):
        with self.guard:
            return self.items.pop() if self.items else None

    def merge(self, others):
        for item in others:
            bisect.insort(self.items, item)  # expect: THR210


class Recent:
    """The lock is held by a decorator."""

    def __init__(self):
        self._lock = threading.Lock()
        self._keys = deque()

    def locked(method):
        def call(self, *args):
            with self._lock:
                return method(self, *args)

        return call

    @locked
    def push(self, key):
        if key not in self._keys:
            self._keys.append(key)

    @locked
    def pop(self):
        return self._keys.popleft() if self._keys else None

    @locked
    def size(self):
        return len(self._keys)

    def drop_oldest(self):
        self._keys.popleft()  # expect: THR210
