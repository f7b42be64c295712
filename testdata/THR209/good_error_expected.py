import threading
import time

sessions = {}


def arrive():
    for n in range(50):
        sessions[n] = time.time()
        time.sleep(0.0001)


def report():
    while True:
        try:
            for key in sessions:
                print(key)
        except RuntimeError:
            continue
        break


threads = [threading.Thread(target=arrive), threading.Thread(target=report)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
