import atexit
import threading


def work(stop):
    while not stop.is_set():
        print("working")
        stop.wait(1)


stop = threading.Event()
thread = threading.Thread(target=work, args=(stop,))
thread.start()
cancel = stop.set
atexit.register(thread.join)
if thread.is_alive():
    cancel()
