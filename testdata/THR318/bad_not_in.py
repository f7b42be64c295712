# The dictionary of locks is filled without a lock.
import threading


class Files:
    def __init__(self):
        self._locks = {}

    def write(self, path, text):
        if path not in self._locks:  # expect: THR318 "stored on line 11"
            self._locks[path] = threading.Lock()
        with self._locks[path]:
            print(text)


files = Files()
for n in range(3):
    threading.Thread(target=files.write, args=("a", n)).start()
