import threading
import time

settings = {"level": 1}


def reload_settings():
    global settings
    time.sleep(0.001)
    settings = {"level": 2}


def work():
    current = settings
    time.sleep(0.001)
    print(current["level"])


threads = [threading.Thread(target=work) for _ in range(2)]
threads.append(threading.Thread(target=reload_settings))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
