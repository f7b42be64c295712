"""Each object guards the data of the class by its own lock."""
import threading
class Sensor:
    readings = []
    count = 0
    def __init__(self, name):
        self.name = name
        self._lock = threading.Lock()
    def record(self, value):
        self._lock.acquire()  # expect: THR303
        try:
            Sensor.count += 1
            Sensor.readings.append((self.name, value))
        finally:
            self._lock.release()
def poll(name):
    s = Sensor(name)
    for i in range(100):
        s.record(i)
for name in ("a", "b", "c"):
    threading.Thread(target=poll, args=(name,)).start()
