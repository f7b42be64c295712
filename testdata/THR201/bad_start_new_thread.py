import _thread
import time

running = 0


def work(n):
    global running
    time.sleep(0.001)
    running += n  # expect: THR201


for n in range(3):
    _thread.start_new_thread(work, (n,))
time.sleep(0.05)
print(running)
