import threading as th


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def main():
    threads = []
    for _ in range(2):
        thread = th.Thread(target=fib, args=(18,))  # expect: THR801
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()


main()
