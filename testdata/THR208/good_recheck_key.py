import threading
import time


class Room:
    def __init__(self, name):
        self.name = name
        self.members = []


rooms = {}
rooms_lock = threading.Lock()


def room_named(name):
    if name not in rooms:
        with rooms_lock:
            if name not in rooms:
                rooms[name] = Room(name)
    return rooms[name]


def room_by_get(name):
    room = rooms.get(name)
    if room is None:
        with rooms_lock:
            room = rooms.get(name)
            if room is None:
                room = rooms[name] = Room(name)
    return room


def client(member):
    for name in ("lobby", "bar"):
        time.sleep(0.001)
        room_named(name).members.append(member)
        room_by_get(name).members.append(member)


threads = [threading.Thread(target=client, args=(member,)) for member in "abcd"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
