"""An oven that is heated in the background while the dough is made."""
import threading


class Oven:
    def __init__(self, target):
        self.target = target
        self.degrees = 20
        self._hot = threading.Condition()
        self._heating = threading.Thread(target=self._heat, daemon=True)

    def switch_on(self):
        self._heating.start()

    def _heat(self):
        while self.degrees < self.target:
            self.degrees += burn()
        with self._hot:
            self._hot.notify_all()

    def wait_until_hot(self):
        with self._hot:
            while self.degrees < self.target:
                self._hot.wait()


def burn():
    return 5


def knead(minutes):
    return "dough of %d minutes" % minutes


def bake(loaves):
    oven = Oven(220)
    oven.switch_on()
    doughs = [knead(10) for _ in range(loaves)]
    oven.wait_until_hot()
    return ["bread of " + dough for dough in doughs]


if __name__ == "__main__":
    print(bake(3))
