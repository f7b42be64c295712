import threading
import time


class Bus:
    def __init__(self):
        self._lock = threading.Lock()
        self._listeners = ()
        self._names = {}

    def subscribe(self, name, listener):
        with self._lock:
            self._listeners = self._listeners + (listener,)
            names = dict(self._names)
            names[name] = listener
            self._names = names

    def publish(self, event):
        for listener in self._listeners:
            listener(event)
        for name in self._names:
            print(name)


bus = Bus()


def work(name):
    bus.subscribe(name, print)
    time.sleep(0.001)
    bus.publish(name)


threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
