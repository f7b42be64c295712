import threading
import time


def spin(seconds):
    stopped = False
    last = None

    def work():
        nonlocal last
        while not stopped:
            last = time.time()
            time.sleep(0.001)

    def stop():
        nonlocal stopped
        stopped = True

    thread = threading.Thread(target=work)
    timer = threading.Timer(seconds, stop)
    thread.start()
    timer.start()
    thread.join()
    timer.join()
    return last


print(spin(0.01))
