# A dictionary of the class.
import threading


class Account:
    locks = {}

    def __init__(self, number):
        self.number = number

    def lock(self):
        if not self.locks.get(self.number):  # expect: THR318
            self.locks[self.number] = threading.Semaphore(1)
        return self.locks[self.number]


def work(number):
    with Account(number).lock():
        print(number)


for number in (1, 1, 2):
    threading.Thread(target=work, args=(number,)).start()
