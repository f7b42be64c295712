import threading


class Box:
    def __init__(self):
        self.lock = threading.Lock()
        self.items = []

    def put(self, item):
        with self.lock:
            self.lock.acquire()  # expect: THR402
            try:
                self.items.append(item)
            finally:
                self.lock.release()


Box().put(1)
