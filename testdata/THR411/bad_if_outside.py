from threading import Condition, Thread

cond = Condition()
ready = False


def consumer():
    if not ready:
        cond.acquire()
        cond.wait()  # expect: THR411
        cond.release()
    print("go")


def producer():
    global ready
    with cond:
        ready = True
        cond.notify_all()


Thread(target=consumer).start()
Thread(target=producer).start()
