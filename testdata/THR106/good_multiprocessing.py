import multiprocessing


class Worker(multiprocessing.Process):
    def __init__(self):
        super().__init__()
        self._stop = multiprocessing.Event()
        self._started = False

    def run(self):
        self._stop.wait(1)


if __name__ == "__main__":
    worker = Worker()
    worker.start()
    worker._stop.set()
    worker.join()
