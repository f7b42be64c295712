# The KeyError of the first use.
import threading as th

locks = {}


def work(key):
    try:
        lock = locks[key]  # expect: THR318
    except KeyError:
        lock = locks[key] = th.Lock()
    with lock:
        print(key)


for key in "aab":
    th.Thread(target=work, args=(key,)).start()
