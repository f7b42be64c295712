import threading
import time

progress = 0


def work():
    global progress
    for _ in range(3):
        time.sleep(0.001)
        progress += 1


thread = threading.Thread(target=work)
thread.start()
while thread.is_alive():
    print(progress)
    time.sleep(0.001)
thread.join()
