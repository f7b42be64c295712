"""Chat rooms: what is said in one room is written down in order, one at a time."""
import threading


class Rooms:
    def __init__(self):
        self._lock = threading.Lock()
        self._locks = {}
        self._counts = {}

    def lock_of(self, room):
        with self._lock:
            if room not in self._locks:
                self._locks[room] = threading.Lock()
            return self._locks[room]

    def say(self, room, text):
        with self.lock_of(room):
            number = self._counts.get(room, 0)
            write_down(room, number, text)
            self._counts[room] = number + 1

    def said(self, room):
        return self._counts.get(room, 0)


def write_down(room, number, text):
    pass


def guest(rooms, room, texts):
    for text in texts:
        rooms.say(room, text)


def evening(guests, texts):
    rooms = Rooms()
    threads = [threading.Thread(target=guest, args=(rooms, "hall", texts)) for _ in range(guests)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return rooms.said("hall")


if __name__ == "__main__":
    print(evening(3, ["hello", "bye"]))
