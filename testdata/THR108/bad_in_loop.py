from threading import Thread as T
import time


def main():
    threads = [T(target=time.sleep, args=(0.001,)) for _ in range(2)]
    for thread in threads:
        thread.start()
        thread.daemon = True  # expect: THR108


try:
    main()
except RuntimeError as error:
    print(error)
