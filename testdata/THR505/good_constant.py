import threading


class Levels(threading.local):
    NAMES = ["low", "high"]
    table = {"low": 0, "high": 1}
    level = 0

    def set(self, name):
        self.level = self.table[name]


levels = Levels()
levels.set(Levels.NAMES[1])
