import threading

changed = threading.Event()
items = []


def consume():
    while True:
        changed.wait()
        while items:
            print(items.pop())
        changed.clear()  # expect: THR412 "right after the wait"


threading.Thread(target=consume, daemon=True).start()
items.append(1)
changed.set()
