# An object that flushes in the background when it goes away.
import threading


class Buffer:
    def __init__(self):
        self.rows = []

    def flush_later(self):
        threading.Thread(target=print, args=(list(self.rows),)).start()  # expect: THR137

    def __del__(self):
        if self.rows:
            self.flush_later()


buffer = Buffer()
buffer.rows.append(1)
