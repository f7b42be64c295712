import threading
import time


def work():
    time.sleep(0.001)


thread = threading.Thread(target=work)
thread.run()  # expect: THR101 "call `thread.start()`"
