import threading


class Store:
    def __init__(self):
        self._lock = threading.Lock()

    def save(self):
        with self._lock:
            self._write()  # expect: THR402 "`FileStore._write`"

    def _write(self):
        print("nowhere")


class FileStore(Store):
    def _write(self):
        with self._lock:
            print("file")


FileStore().save()
