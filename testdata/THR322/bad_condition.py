# A consumer that is fed under the condition.
import threading

ready = threading.Condition()
items = []


def stream():
    while True:
        with ready:
            while not items:
                ready.wait()
            yield items.pop()  # expect: THR322


for item in stream():
    print(item)
    break
