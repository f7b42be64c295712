"""A job that others wait for."""
import threading


class Job:
    def __init__(self, work):
        self._work = work
        self._finished = threading.Condition()
        self.result = None
        self.is_done = False

    def run(self):
        result = self._work()
        with self._finished:
            self.result = result
            self.is_done = True
            self._finished.notify_all()

    def look(self):
        return self.is_done

    def wait(self):
        with self._finished:
            while not self.look():
                self._finished.wait()
            return self.result


def run(work):
    job = Job(work)
    threading.Thread(target=job.run, daemon=True).start()
    return job.wait()


if __name__ == "__main__":
    print(run(lambda: 42))
