# The lock of the function around.
import threading
import time


def main(names):
    lock = threading.RLock()

    def work(name):
        with lock:  # expect: THR324
            time.sleep(1)
            print(name)

    threads = []
    for name in names:
        thread = threading.Thread(target=work, args=(name,))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()


main("abc")
