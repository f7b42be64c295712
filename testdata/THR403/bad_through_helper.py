from threading import RLock, Thread

lock = RLock()
results = []


def work(n):
    result = n * 2
    with lock:
        results.append(result)


def wait_for_all(threads):
    for t in threads:
        t.join()


def main():
    threads = [Thread(target=work, args=(n,)) for n in range(4)]
    for t in threads:
        t.start()
    with lock:
        wait_for_all(threads)  # expect: THR403, THR320
        print(results)


main()
