import threading
import time

sessions = {"a": 1, "b": 2}


def logout(name):
    if name in sessions:  # expect: THR206
        print("bye", name)
        del sessions[name]


def client():
    for name in ("a", "b"):
        logout(name)
        time.sleep(0.001)


threads = [threading.Thread(target=client) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
