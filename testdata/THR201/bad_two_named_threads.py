from threading import Thread as T
import time

done = 0


def load(path):
    global done
    time.sleep(0.001)
    done = done + 1  # expect: THR201


first = T(target=load, args=("a",))
second = T(target=load, args=("b",))
first.start()
second.start()
first.join()
second.join()
print(done)
