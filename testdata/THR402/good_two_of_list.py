"""Two locks that one place makes are two locks."""
import threading


def new_lock():
    return threading.Lock()


class Desk:
    def __init__(self, left, right):
        self.left = left
        self.right = right
        self.pen = new_lock()
        self.ink = new_lock()

    def take_right(self):
        with self.right:
            return 1

    def work(self):
        with self.left:
            with self.right:
                pass

    def write(self):
        with self.left:
            self.take_right()
        with self.pen:
            with self.ink:
                pass


locks = [threading.Lock() for _ in range(3)]
desks = [Desk(locks[0], locks[1]), Desk(locks[1], locks[2])]
for desk in desks:
    threading.Thread(target=desk.work).start()
    threading.Thread(target=desk.write).start()
