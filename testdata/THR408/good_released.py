import threading

table = threading.Lock()
ready = threading.Condition()
items = []


def take():
    with table:
        print("look")
    with ready:
        while not items:
            ready.wait()
        return items.pop()


def put(item):
    with table:
        with ready:
            items.append(item)
            ready.notify()


threading.Thread(target=take).start()
put(1)
