import multiprocessing
import queue
import threading


class Worker(multiprocessing.Process):
    def __init__(self, names):
        super().__init__()
        self.names = names

    def run(self):
        # Threads of the child share objects that the child has made.
        jobs = queue.Queue()
        threads = [threading.Thread(target=self.serve, args=(jobs,)) for _ in range(2)]
        for thread in threads:
            thread.start()
        for name in self.names:
            jobs.put(name)
        for _ in threads:
            jobs.put(None)

    def serve(self, jobs):
        while (job := jobs.get()) is not None:
            print(job)


if __name__ == "__main__":
    Worker(["a", "b"]).start()
