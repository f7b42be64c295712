import threading


class Stoppable(threading.Thread):
    def __init__(self, target, args=()):
        super().__init__(target=target, args=args)
        self.stop = threading.Event()

    def run(self):
        self._target(self.stop, *self._args)


def serve(stop, name):
    print(name, stop.is_set())


class Passing(threading.Thread):
    def run(self):
        self._target(self, *self._args)


def work(thread, n):
    print(thread.name, n)


server = Stoppable(serve, ("a",))
server.start()
server.join()
passing = Passing(target=work, args=(1,))
passing.start()
passing.join()
