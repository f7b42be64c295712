import threading


def work(storage, n):
    storage.n = n
    print(storage.n)


def main():
    storage = threading.local()
    threads = [threading.Thread(target=work, args=(storage, n)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


main()
