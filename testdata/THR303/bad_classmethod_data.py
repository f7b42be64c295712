# Two objects, one registry of the class.
import threading as th


class Plugin:
    registry = []
    count = 0

    def __init__(self):
        self.lock = th.Lock()

    def register(self):
        self.lock.acquire()  # expect: THR303
        try:
            type(self).count += 1
            Plugin.registry.append(self)
        finally:
            self.lock.release()


first, second = Plugin(), Plugin()
th.Thread(target=first.register).start()
th.Thread(target=second.register).start()
