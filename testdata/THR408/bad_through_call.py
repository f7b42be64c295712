import threading

registry = threading.RLock()
ready = threading.Condition(threading.Lock())
state = {"ready": False}


def wait_until_ready():
    with ready:
        ready.wait_for(lambda: state["ready"])  # expect: THR408


def use():
    with registry:
        wait_until_ready()
        print("used")


def announce():
    with registry:
        with ready:
            state["ready"] = True
            ready.notify_all()


t = threading.Thread(target=use)
t.start()
announce()
t.join()
