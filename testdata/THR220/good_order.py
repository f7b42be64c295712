import queue
import threading


class Base(threading.Thread):
    def __init__(self):
        super().__init__()
        self.jobs = queue.Queue()
        self.start()
        self.handled = 0  # the thread waits for a job first

    def run(self):
        while True:
            job = self.jobs.get()
            self.handled += 1
            job()


class Child(Base):
    def __init__(self, name):
        self.label = name
        super().__init__()
        self.extra = name  # only others use it

    def show(self):
        print(self.extra, self.label)


class Locked:
    limit = 3

    def __init__(self):
        self.lock = threading.Lock()
        with self.lock:
            threading.Thread(target=self.work).start()
            self.state = "new"
        self.limit = 4

    def work(self):
        with self.lock:
            print(self.state, self.limit)


class Waits:
    def __init__(self):
        self.ready = threading.Event()
        self.thread = threading.Thread(target=self.work)
        self.thread.start()
        self.socket = "socket"
        self.ready.set()
        threading.Timer(60, self.late).start()
        self.report = print

    def work(self):
        self.ready.wait()
        print(self.socket)

    def late(self):
        self.report("late")


class Careful:
    def __init__(self):
        threading.Thread(target=self.work).start()
        self.cache = {}
        self.helper = threading.Thread(target=self.work)

    def work(self):
        try:
            print(self.cache)
        except AttributeError:
            pass
        self.helper = None
        print(self.helper)


Child("x").show()
Locked()
Waits()
Careful()
