"""Delivers letters with some threads; what did not get through is tried again later."""
import queue
import threading


class Carrier(threading.Thread):
    def __init__(self, bag, deliver):
        super().__init__(daemon=True)
        self.bag = bag
        self.deliver = deliver

    def run(self):
        while True:
            letter = self.bag.get()
            try:
                if not self.deliver(letter["to"]):
                    letter["tries"] += 1
                    if letter["tries"] < 3:
                        self.bag.put(letter)  # expect: THR416
            finally:
                self.bag.task_done()


class Office:
    def __init__(self, carriers, deliver):
        self.bag = queue.Queue(maxsize=10)
        for _ in range(carriers):
            Carrier(self.bag, deliver).start()

    def send(self, address):
        self.bag.put({"to": address, "tries": 0})

    def close(self):
        self.bag.join()


def mail(addresses, deliver):
    office = Office(2, deliver)
    for address in addresses:
        office.send(address)
    office.close()


if __name__ == "__main__":
    mail(["oak lane %d" % i for i in range(8)], lambda address: address.endswith("3"))
