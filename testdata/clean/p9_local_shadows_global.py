import threading
import time

count = 0


def work(count):
    time.sleep(0.001)
    count += 1
    print(count)


def outer():
    count = 0

    def inner():
        return count

    count += 1
    return inner()


threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(outer(), count)
