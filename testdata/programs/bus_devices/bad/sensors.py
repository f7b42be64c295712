"""The devices of this machine."""
from device import Device


class Thermometer(Device):
    scale = 1.0

    def handle(self, frame):
        if frame == "fahrenheit":
            self.scale = 1.8

    def read(self):
        return 20.0 * self.scale


class DoorSwitch(Device):
    def handle(self, frame):
        pass

    def read(self):
        return True
