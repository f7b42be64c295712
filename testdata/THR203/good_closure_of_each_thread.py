import threading
import time


def work(name):
    tries = 0

    def attempt():
        nonlocal tries
        tries += 1
        time.sleep(0.001)
        return tries > 3

    while not attempt():
        pass
    print(name, tries)


threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
