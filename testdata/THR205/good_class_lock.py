import threading
import time


class Ticket:
    _lock = threading.Lock()
    issued = 0

    @classmethod
    def issue(cls):
        with cls._lock:
            cls.issued += 1
            return cls.issued

    def cancel(self):
        with Ticket._lock:
            type(self).issued -= 1


def desk():
    Ticket.issue()
    time.sleep(0.001)
    Ticket().cancel()


threads = [threading.Thread(target=desk) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(Ticket.issued)
