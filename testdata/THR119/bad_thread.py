import threading
import time


def work():
    time.sleep(0.001)


thread = threading.Thread(target=work())  # expect: THR119 "target=work"
thread.start()
thread.join()
