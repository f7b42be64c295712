# Asked who runs, caught, or wanted.
import threading


class Service:
    def start(self):
        self.thread = threading.Thread(target=self._loop)
        self.thread.start()

    def _loop(self):
        self.stop()
        self.close()

    def stop(self):
        if threading.current_thread() is not self.thread:
            self.thread.join()

    def close(self):
        try:
            self.thread.join()
        except RuntimeError:
            print("called by the thread itself")


def all_others():
    main = threading.current_thread()
    for t in threading.enumerate():
        if t is not main:
            t.join()
    for t in threading.enumerate():
        if t is main:
            continue
        t.join()
