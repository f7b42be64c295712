import threading
import time

sessions = {n: time.time() for n in range(100)}

def expire():
    for key in list(sessions):
        sessions.pop(key, None)
        time.sleep(0.0001)

def report():
    for key, since in sessions.items():  # expect: THR209
        time.sleep(0.0001)
        print(key, since)

threads = [threading.Thread(target=expire), threading.Thread(target=report)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
