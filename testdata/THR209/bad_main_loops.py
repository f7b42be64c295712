import threading
import time


def fill(table):
    for n in range(100):
        table[n] = n * n
        time.sleep(0.0001)


def main():
    table = {}
    thread = threading.Thread(target=fill, args=(table,))
    thread.start()
    while thread.is_alive():
        for key in table:  # expect: THR209
            print(key, table[key])
    thread.join()


main()
