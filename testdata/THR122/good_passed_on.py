import threading


class Worker(threading.Thread):
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None):
        super().__init__(group=group, target=target, name=name, args=args, kwargs=kwargs)
        self.result = None


worker = Worker(target=print, args=("x",))
worker.start()
worker.join()
