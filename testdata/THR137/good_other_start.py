# Other things have `start` and `submit`, too.
import atexit


class Engine:
    def start(self):
        print("start")

    def submit(self, job):
        print(job)


engine = Engine()


def finish():
    engine.start()
    engine.submit("job")


atexit.register(finish)
