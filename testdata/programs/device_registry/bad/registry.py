# threadlint-test: preview
"""The devices that have reported to the hub."""

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

    def report(self, name, kind):
        self._devices[name] = Device(name, kind)

    def forget(self, name):
        return self._devices.pop(name, None) is not None

    def overview(self):
        return {name: device.describe() for name, device in self._devices.items()}  # expect: THR209
