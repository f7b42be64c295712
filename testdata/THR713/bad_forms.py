import queue
import threading
import weakref

_lock = threading.Lock()
_open = {}


class Connection:
    count = 0
    guard = threading.Lock()

    def __init__(self, name):
        self.name = name
        with _lock:
            _open[name] = True
        with self.guard:
            Connection.count += 1

    def __del__(self):
        self.close()

    def close(self):
        with _lock:  # expect: THR713 "`Connection.__del__`"
            _open.pop(self.name, None)


class Counted:
    guard = threading.Lock()
    count = 0

    def __init__(self):
        with Counted.guard:
            Counted.count += 1

    def __del__(self):
        with Counted.guard:  # expect: THR713 "RLock"
            Counted.count -= 1


class Registry:
    def __init__(self):
        self.lock = threading.Lock()
        self.known = {}

    def add(self, thing):
        with self.lock:
            self.known[id(thing)] = weakref.ref(thing, self.forget)

    def forget(self, reference):
        with self.lock:  # expect: THR713 "`Registry.forget`"
            self.known = {k: v for k, v in self.known.items() if v is not reference}


class Lease:
    def __init__(self, pool, connection):
        self.pool = pool
        self.connection = connection

    def __del__(self):
        self.pool.put(self.connection)  # expect: THR713 "queue.SimpleQueue"


free = queue.Queue()
free.put("one")
lease = Lease(free, free.get())
