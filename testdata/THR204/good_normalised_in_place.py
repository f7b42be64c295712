import threading
import time

names = {"a": " Ann ", "b": " Bob "}


def tidy():
    for key in ("a", "b"):
        names[key] = str(names[key])
        time.sleep(0.001)


threads = [threading.Thread(target=tidy) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(names)
