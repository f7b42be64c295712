# `stop` is called by the main thread only; the thread ends by itself.
import threading


class Service:
    def __init__(self):
        self.done = threading.Event()
        self.thread = threading.Thread(target=self._loop)
        self.thread.start()

    def _loop(self):
        while not self.done.is_set():
            self.done.wait(1)

    def stop(self):
        self.done.set()
        self.thread.join()


class Pool(threading.Thread):
    def run(self):
        print("run")

    def stop(self):
        self.join()


service = Service()
service.stop()
pool = Pool()
pool.start()
pool.stop()
threading.main_thread()
