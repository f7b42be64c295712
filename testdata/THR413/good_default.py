import threading


class Sensor:
    def __init__(self):
        self.fresh = threading.Event()
        self.values = [0]

    def read(self):
        self.values.append(1)
        self.fresh.set()

    def latest(self):
        self.fresh.wait(0.5)
        return len(self.values) > 1 and self.values[-1]


sensor = Sensor()
threading.Thread(target=sensor.read).start()
print(sensor.latest())
