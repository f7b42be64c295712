# Objects with a method of that name.
import threading


class Pool:
    def acquire(self, timeout=None):
        return timeout

    def release(self):
        print("released")


pool = Pool()


def use():
    pool.acquire(timeout=3)
    pool.release()


def leave(file_lock):
    file_lock.acquire(timeout=3)
    file_lock.release()


threading.Thread(target=use).start()
