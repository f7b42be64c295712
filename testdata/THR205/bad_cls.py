import threading
import time


class Ticket:
    issued = 0

    @classmethod
    def issue(cls):
        number = cls.issued + 1
        time.sleep(0.001)
        cls.issued = number  # expect: THR205
        return number


def desk(out):
    for _ in range(3):
        out.append(Ticket.issue())


numbers = []
threads = [threading.Thread(target=desk, args=(numbers,)) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(numbers))
