"""Weather station: a poller reads the sensors, the archive keeps the readings."""

import threading
import time

SENSORS = {"roof": 11.5, "garden": 12.25, "cellar": 9.0}

closing = threading.Event()


class Archive:
    def __init__(self, name):
        self.name = name
        self._lock = threading.Lock()
        self._readings = []

    def add(self, sensor, celsius):
        with self._lock:
            self._readings.append((sensor, celsius))

    def count(self):
        with self._lock:
            return len(self._readings)


def open_archive(name):
    """The archive is on a network share that takes a moment to answer."""
    time.sleep(0.005)
    return Archive(name)


def read_sensor(name):
    return SENSORS[name] + time.time() % 1


def poll():
    while not closing.is_set():
        for name in SENSORS:
            archive.add(name, read_sensor(name))
        closing.wait(0.003)


def run_station(seconds):
    global archive
    poller = threading.Thread(target=poll, name="poller")
    poller.start()  # expect: THR221
    archive = open_archive("weather")
    try:
        time.sleep(seconds)
    finally:
        closing.set()
        poller.join()
    return archive.count()


def main():
    print("some" if run_station(0.03) else "no", "readings")


if __name__ == "__main__":
    main()
