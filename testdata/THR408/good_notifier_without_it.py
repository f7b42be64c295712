import threading

only_one = threading.Lock()
ready = threading.Condition()
items = []


def take():
    with only_one:
        with ready:
            while not items:
                ready.wait()
            return items.pop()


def put(item):
    with ready:
        items.append(item)
        ready.notify()


threading.Thread(target=take).start()
put(1)
