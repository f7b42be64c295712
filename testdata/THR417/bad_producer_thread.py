import queue
import threading

lines = queue.Queue()


def produce():
    for n in range(100):
        lines.put("line %d" % n)
    lines.put(None)  # expect: THR417


def consume():
    while True:
        line = lines.get()
        if line is None:
            break
        print(line)


producer = threading.Thread(target=produce)
consumers = [threading.Thread(target=consume) for _ in range(2)]
producer.start()
for c in consumers:
    c.start()
