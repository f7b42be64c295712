import threading


class Worker(threading.Thread):
    def __init__(self, path, **options):
        super().__init__(**options)
        self.path = path
        self.daemon = True

    def run(self):
        print(self.path)


worker = Worker("a", name="reader")
worker.start()
worker.join()
