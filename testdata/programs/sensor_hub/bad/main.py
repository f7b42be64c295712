# threadlint-test: preview
"""Sensors register with a hub, whose thread polls all that it knows."""

import threading
import time


class Hub:
    def __init__(self, period):
        self._period = period
        self._listeners = []
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self.errors = []
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self):
        self._thread.start()

    def stop(self):
        self._stop.set()
        self._thread.join()

    def register(self, listener):
        with self._lock:
            self._listeners.append(listener)

    def _run(self):
        while not self._stop.wait(self._period):
            with self._lock:
                listeners = list(self._listeners)
            for listener in listeners:
                try:
                    listener(time.monotonic())
                except Exception as error:
                    self.errors.append(error)


class Sensor:
    def __init__(self, hub, name, calibrate):
        self.name = name
        hub.register(self.on_tick)  # expect: THR222 "self.offset"
        self.offset = calibrate(name)

    def on_tick(self, now):
        self.value = now + self.offset


def calibrate(name):
    time.sleep(0.01)  # the bus is slow
    return len(name)


def run(sensors):
    hub = Hub(0.001)
    hub.start()
    made = [Sensor(hub, "sensor %d" % number, calibrate) for number in range(sensors)]
    hub.stop()
    return made, hub.errors


if __name__ == "__main__":
    print(run(10)[1])
