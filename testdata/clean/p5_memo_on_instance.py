import threading
import time


class Shape:
    def __init__(self, points):
        self.points = tuple(points)
        self._area = None
        self._text = None
        self._lengths = {}

    @property
    def area(self):
        if self._area is None:
            self._area = sum(x * y for x, y in self.points)
        return self._area

    def __str__(self):
        if not self._text:
            self._text = "shape of %d" % len(self.points)
        return self._text

    def length(self, scale):
        if scale not in self._lengths:
            self._lengths[scale] = scale * len(self.points)
        return self._lengths[scale]


shape = Shape([(1, 2), (3, 4)])


def work(scale):
    time.sleep(0.001)
    print(str(shape), shape.area, shape.length(scale), shape.length(1))


threads = [threading.Thread(target=work, args=(scale,)) for scale in (1, 2, 3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
