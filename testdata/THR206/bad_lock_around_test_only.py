import threading
import time

lock = threading.Lock()
tickets = ["t%d" % n for n in range(3)]


def buy(name):
    with lock:
        left = len(tickets)
    if left > 0:  # expect: THR206
        time.sleep(0.001)
        print(name, tickets.pop())


threads = [threading.Thread(target=buy, args=(name,)) for name in "abcdef"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
