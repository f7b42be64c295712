import threading
import time


class Room:
    def __init__(self, name):
        self.name = name
        self.members = []


rooms = {}
rooms_lock = threading.Lock()


def room_named(name):
    room = rooms.get(name)
    if room is None:  # expect-fn: THR208 an object under a key is taken to be as good as another of its kind
        with rooms_lock:
            room = rooms[name] = Room(name)
    return room


def client(member):
    for name in ("lobby", "bar"):
        time.sleep(0.001)
        room_named(name).members.append(member)


threads = [threading.Thread(target=client, args=(member,)) for member in "abcd"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print([len(room.members) for room in rooms.values()], "should be 4 each")
