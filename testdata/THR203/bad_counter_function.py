import threading
import time


def make_counter():
    value = 0

    def advance():
        nonlocal value
        value += 1  # expect: THR203
        return value

    return advance


next_id = make_counter()


def work(out):
    for _ in range(1000):
        out.append(next_id())
        time.sleep(0)


ids = []
threads = [threading.Thread(target=work, args=(ids,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(ids), len(set(ids)))
