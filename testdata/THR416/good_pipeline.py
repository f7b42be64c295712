import queue
import threading

raw = queue.Queue(maxsize=10)
cooked = queue.Queue(maxsize=10)


def cook():
    while True:
        cooked.put(raw.get() * 2)


def eat():
    while True:
        print(cooked.get())


for f in (cook, eat):
    threading.Thread(target=f, daemon=True).start()
for n in range(100):
    raw.put(n)
