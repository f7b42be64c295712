import threading

cond = threading.Condition()
ready = False


def consumer():
    if not ready:
        with cond:
            while not ready:
                cond.wait()
    print("go")


def producer():
    global ready
    with cond:
        ready = True
        cond.notify_all()


threading.Thread(target=consumer).start()
producer()
