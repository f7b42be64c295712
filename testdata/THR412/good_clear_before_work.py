import threading

changed = threading.Event()
items = []


def consume():
    while True:
        changed.wait()
        changed.clear()
        while items:
            print(items.pop())


def consume_with_log():
    while True:
        changed.wait(10)
        print("awake")
        changed.clear()
        while items:
            print(items.pop())


threading.Thread(target=consume, daemon=True).start()
items.append(1)
changed.set()
