"""What all devices on the bus can do."""
import threading


class Device:
    def __init__(self, bus, address):
        self.bus = bus
        self.address = address
        self.lock = threading.Lock()
        self.received = 0
        bus.attach(self)

    def receive(self, frame):
        with self.lock:
            self.received += 1
            self.handle(frame)

    def handle(self, frame):
        raise NotImplementedError

    def read(self):
        raise NotImplementedError

    def report(self):
        with self.lock:
            self.bus.send(self.address, self.read())
