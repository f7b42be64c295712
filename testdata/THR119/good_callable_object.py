import threading


class Job:
    def __init__(self, n):
        self.n = n

    def __call__(self):
        print("job", self.n)


thread = threading.Thread(target=Job(1))
thread.start()
thread.join()
