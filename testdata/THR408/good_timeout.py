import threading

table = threading.Lock()
ready = threading.Condition()
items = []


def take():
    with table:
        with ready:
            while not items:
                if not ready.wait(timeout=0.5):
                    return None
            return items.pop()


def put(item):
    with table:
        with ready:
            items.append(item)
            ready.notify()


threading.Thread(target=take).start()
put(1)
