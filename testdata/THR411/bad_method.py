import threading


class Task(threading.Thread):
    def __init__(self):
        super().__init__()
        self.finished = threading.Condition()
        self.value = None

    def run(self):
        self.value = 6 * 7
        with self.finished:
            self.finished.notify_all()

    def result(self):
        self.finished.acquire()
        self.finished.wait()  # expect: THR411
        self.finished.release()
        return self.value


task = Task()
task.start()
print(task.result())
