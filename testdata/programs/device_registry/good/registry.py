"""The devices that have reported to the hub."""

import threading
import time


class Device:
    def __init__(self, name, kind):
        self.name = name
        self.kind = kind
        self.seen = time.time()

    def describe(self):
        return {"kind": self.kind, "silent": round(time.time() - self.seen, 1)}


class Registry:
    def __init__(self):
        self._devices = {}
        self._lock = threading.Lock()

    def report(self, name, kind):
        device = Device(name, kind)
        with self._lock:
            self._devices[name] = device

    def forget(self, name):
        with self._lock:
            return self._devices.pop(name, None) is not None

    def overview(self):
        with self._lock:
            devices = list(self._devices.values())
        return {device.name: device.describe() for device in devices}
