import threading

lock = threading.Lock()


def work():
    with lock:
        print("work")


t = threading.Thread(target=work)
t.start()
with lock:
    t.join(timeout=0.1)
    if t.is_alive():
        print("still busy")
t.join()
