"""The bus of a machine: devices hang on it, one frame goes over it at a time."""
import threading


class Bus:
    def __init__(self):
        self._lock = threading.Lock()
        self._devices = []
        self.frames = 0

    def attach(self, device):
        with self._lock:
            self._devices.append(device)

    def send(self, address, frame):
        with self._lock:
            self.frames += 1
            transmit(address, frame)

    def broadcast(self, frame):
        with self._lock:
            self.frames += 1
            for device in self._devices:
                device.receive(frame)  # expect: THR401


def transmit(address, frame):
    """The wire."""
