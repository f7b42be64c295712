import queue
import threading
import time

done = threading.Event()
items = queue.Queue()


def work():
    while True:
        try:
            print(items.get(timeout=0.01))
        except queue.Empty:
            if done.is_set():
                return


thread = threading.Thread(target=work)
thread.start()
items.put(1)
while not done.wait(0.05):
    done.set()
thread.join()
time.sleep(0.01)
