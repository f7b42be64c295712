import threading
import time


class Room:
    def __init__(self, seats):
        self.seats = seats
        self.guests = []

    def enter(self, name):
        if len(self.guests) >= self.seats:  # expect: THR206
            return False
        time.sleep(0.001)
        self.guests.append(name)
        return True


def visitor(room, name):
    print(name, room.enter(name))


room = Room(2)
threads = [threading.Thread(target=visitor, args=(room, "v%d" % n)) for n in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(room.guests)
