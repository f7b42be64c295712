import threading
import time

stop = threading.Event()
count = 0


def poll():
    global count
    while not stop.is_set():
        count += 1
        stop.wait(0.1)


def quit_soon():
    global count
    count = 0
    stop.set()


t = threading.Thread(target=poll)
t.start()
time.sleep(0.3)
quit_soon()
t.join()
