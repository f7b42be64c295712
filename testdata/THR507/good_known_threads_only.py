import threading
import time


def work():
    time.sleep(0.001)


def main():
    names = {}
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
        names[thread.ident] = thread.name
    for thread in threads:
        thread.join()
    print(len(names) > 0)


main()
