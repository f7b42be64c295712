import threading
import time

sessions = {}
names = set()
recent = []


def arrive():
    for n in range(50):
        sessions[n] = time.time()
        names.add(str(n))
        recent.append(n)
        time.sleep(0.0001)
    for n in range(50):
        sessions.pop(n, None)
        names.discard(str(n))
        recent.pop()


def report():
    for key in list(sessions):
        print(key)
    for key, since in sessions.copy().items():
        print(key, since)
    for key, since in tuple(sessions.items()):
        print(key, since)
    for name in sorted(names):
        print(name)
    for n in recent[:]:
        print(n)
    snapshot = dict(sessions)
    for key in snapshot:
        print(key)
    print(len(sessions), sum(recent), max(names, default=""))


threads = [threading.Thread(target=arrive), threading.Thread(target=report)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
