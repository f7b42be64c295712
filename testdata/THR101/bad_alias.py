from threading import Thread as T
import time


def work(seconds):
    time.sleep(seconds)


def main():
    worker = T(target=work, args=(0.001,), name="w")
    worker.daemon = True
    worker.run()  # expect: THR101


main()
