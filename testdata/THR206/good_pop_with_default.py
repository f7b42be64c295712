import threading
import time

sessions = {"a": 1, "b": 2}
seen = {"a", "b"}


def logout(name):
    if name in sessions:
        if sessions.pop(name, None) is not None:
            print("bye", name)
    if name in seen:
        seen.discard(name)


def client():
    for name in ("a", "b"):
        logout(name)
        time.sleep(0.001)


threads = [threading.Thread(target=client) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
