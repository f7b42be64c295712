import threading
import time


class Room:
    def __init__(self, name):
        time.sleep(0.001)
        self.name = name
        self.members = []


class Rooms:
    def __init__(self):
        self._lock = threading.Lock()
        self._rooms = {}

    def get(self, name):
        with self._lock:
            room = self._rooms.get(name)
        if room is None:
            made = Room(name)
            with self._lock:
                room = self._rooms.get(name)
                if room is None:
                    room = self._rooms[name] = made
        return room

    def get_default(self, name):
        with self._lock:
            if name in self._rooms:
                return self._rooms[name]
        made = Room(name)
        with self._lock:
            return self._rooms.setdefault(name, made)


rooms = Rooms()


def client(member):
    for name in ("lobby", "bar"):
        rooms.get(name).members.append(member)
        rooms.get_default(name).members.append(member)


threads = [threading.Thread(target=client, args=(member,)) for member in "abcd"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
