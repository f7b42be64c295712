import threading
import time


class Room:
    def __init__(self, name):
        time.sleep(0.001)
        self.name = name
        self.members = []


class Rooms:
    def __init__(self):
        self._lock = threading.RLock()
        self._rooms = {}

    def get(self, name):
        with self._lock:
            room = self._rooms.get(name)
        if room is None:
            room = Room(name)
            with self._lock:
                self._rooms[name] = room  # expect-fn: THR212 an object under a key is taken to be as good as another of its kind
        return room


rooms = Rooms()


def client(member):
    for name in ("lobby", "bar"):
        rooms.get(name).members.append(member)


threads = [threading.Thread(target=client, args=(member,)) for member in "abcd"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
