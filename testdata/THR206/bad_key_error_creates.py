import threading
import time


class Room:
    def __init__(self, name):
        self.name = name
        self.members = []


rooms = {}


def join_room(name, member):
    try:
        room = rooms[name]  # expect-fn: THR206 an object under a key is taken to be as good as another of its kind
    except KeyError:
        room = rooms[name] = Room(name)
    room.members.append(member)


def client(member):
    time.sleep(0.001)
    join_room("lobby", member)


threads = [threading.Thread(target=client, args=("m%d" % n,)) for n in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(rooms["lobby"].members), "should be 5")
