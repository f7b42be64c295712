import threading


def work(stop, n):
    while True:
        if stop:  # expect: THR126
            return
        print("working", n)


def main():
    stop = threading.Event()
    threads = [threading.Thread(target=work, args=(stop, n)) for n in range(2)]
    for thread in threads:
        thread.start()
    stop.set()
    for thread in threads:
        thread.join()


main()
