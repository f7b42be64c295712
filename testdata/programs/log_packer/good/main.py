"""Packs log files with some threads, and ends when the folder is done."""
import queue
import threading
import zlib

WORKERS = 3
STOP = object()


class Packer:
    def __init__(self):
        self._names = queue.Queue()
        self._workers = []
        self.packed = {}
        self._lock = threading.Lock()

    def start(self):
        for number in range(WORKERS):
            worker = threading.Thread(target=self._work, name="packer-%d" % number, daemon=True)
            worker.start()
            self._workers.append(worker)

    def add(self, name, content):
        self._names.put((name, content))

    def stop(self):
        for _ in self._workers:
            self._names.put(STOP)
        for worker in self._workers:
            worker.join()

    def _work(self):
        while True:
            job = self._names.get()
            if job is STOP:
                return
            name, content = job
            small = zlib.compress(content)
            with self._lock:
                self.packed[name] = len(small)


def pack_all(logs):
    packer = Packer()
    packer.start()
    for name, content in logs.items():
        packer.add(name, content)
    packer.stop()
    return packer.packed


if __name__ == "__main__":
    print(pack_all({"a.log": b"x" * 1000, "b.log": b"y" * 2000}))
