"""Looks inconsistent, and is not: nothing may be found here."""

import queue
import threading
from collections import deque


class Inventory:
    """Helpers that are called with the lock held."""

    def __init__(self, items):
        self._lock = threading.Lock()
        self._stock = {}
        self._version = 0
        self._fill(items)

    def _fill(self, items):
        for item in items:
            self._stock[item] = self._stock.get(item, 0) + 1

    def _bump(self):
        self._version += 1

    def put_locked(self, sku, count):
        self._stock[sku] = self._stock.get(sku, 0) + count

    def add(self, sku, count):
        with self._lock:
            self.put_locked(sku, count)
            self._bump()

    def take(self, sku):
        with self._lock:
            if self._stock.get(sku, 0) == 0:
                return False
            self._stock[sku] -= 1
            self._bump()
            return True

    def __len__(self):
        return len(self._stock)

    def __repr__(self):
        return "<%d pieces, version %d>" % (sum(self._stock.values()), self._version)

    @property
    def version(self):
        return self._version


class Worker:
    """Set up before, taken down after the threads run; flags."""

    def __init__(self):
        self._lock = threading.Lock()
        self._jobs = []
        self._done = 0
        self._closed = False

    def start(self, jobs):
        self._done = 0
        self._jobs.extend(jobs)
        self._thread = threading.Thread(target=self._work)
        self._thread.start()

    def _work(self):
        while not self._closed:  # expect: THR805 "`self._jobs`"
            with self._lock:
                if self._jobs:
                    self._jobs.pop()
                    self._done += 1

    def add(self, job):
        if self._closed:
            raise RuntimeError
        with self._lock:
            if self._closed:
                raise RuntimeError
            self._jobs.append(job)

    def cancel(self):
        self._closed = True

    def close(self):
        self._closed = True
        self._thread.join()
        self._jobs.clear()


class Snapshot:
    """Whole objects are swapped; readers take the one that is there."""

    def __init__(self):
        self._lock = threading.Lock()
        self._handlers = []
        self._config = {}

    def add(self, handler):
        with self._lock:
            if handler not in self._handlers:
                self._handlers = self._handlers + [handler]

    def remove(self, handler):
        with self._lock:
            if handler in self._handlers:
                self._handlers = [h for h in self._handlers if h is not handler]

    def fire(self, event):
        for handler in self._handlers:
            handler(event)

    def forget_all(self):
        self._handlers = []

    def config(self, key):
        return self._config.get(key)


class Drained:
    """Taken out under the lock, gone through outside of it."""

    def __init__(self):
        self._lock = threading.Lock()
        self._pending = []

    def add(self, item):
        with self._lock:
            self._pending.append(item)

    def flush(self):
        with self._lock:
            pending = self._pending
            self._pending = []
        for item in pending:
            item()
        pending.clear()


class Port:
    """The lock is for writing to the port, not for the counters beside it."""

    def __init__(self, port):
        self._io_lock = threading.Lock()
        self._port = port
        self.sent = 0
        self.errors = 0

    def send(self, data):
        with self._io_lock:
            self._port.write(data)
            self.sent += 1

    def poll(self):
        self.sent += 1
        self.errors += 1

    def retry(self):
        self.sent += 1


class Synchronised:
    """What looks after itself."""

    def __init__(self):
        self._lock = threading.Lock()
        self._queue = queue.Queue()
        self._local = threading.local()
        self._ready = threading.Event()

    def put(self, item):
        with self._lock:
            self._queue.put(item)
            self._ready.set()

    def get(self):
        with self._lock:
            return self._queue.get_nowait()

    def reset(self):
        self._ready.clear()
        self._local.item = None


class Explained:
    def __init__(self):
        self._lock = threading.Lock()
        self._stats = {}

    def add(self, key):
        with self._lock:
            self._stats[key] = self._stats.get(key, 0) + 1

    def sub(self, key):
        with self._lock:
            self._stats[key] = self._stats.get(key, 0) - 1

    def merge(self, other):
        """The caller must hold the lock."""
        for key in other:
            self._stats[key] = self._stats.get(key, 0) + other[key]

    def drop(self, key):
        # One operation, atomic: a lock would change nothing.
        del self._stats[key]


class Copied:
    """New objects belong to who makes them."""

    def __init__(self):
        self._lock = threading.Lock()
        self._items = {}

    def put(self, key, value):
        with self._lock:
            if key not in self._items:
                self._items[key] = value

    def drop(self, key):
        with self._lock:
            self._items.pop(key, None)

    def copy(self):
        other = Copied()
        with self._lock:
            other._items.update(self._items)
        other._items["copied"] = True
        return other

    def __copy__(self):
        return self.copy()

    @classmethod
    def of(cls, pairs):
        self = cls()
        for key, value in pairs:
            self._items[key] = value
        return self


class Reader:
    """Everything that changes it is called under the lock."""

    def __init__(self):
        self._lock = threading.Lock()
        self._lines = deque()

    def feed(self, lines):
        with self._lock:
            for line in lines:
                self.push(line)

    def push(self, line):
        if len(self._lines) > 10:
            self._lines.popleft()
        self._lines.append(line)

    def take(self):
        with self._lock:
            return self._lines.popleft() if self._lines else None


class Output:
    """One function's own count: the others only start it anew."""

    def __init__(self):
        self._lock = threading.Lock()
        self._buffers = 0

    def write(self, data):
        with self._lock:
            self._buffers += 1

    def pending(self):
        with self._lock:
            return self._buffers > 0

    def next_request(self):
        if self._buffers > 0:
            self._buffers = 100
