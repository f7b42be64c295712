from threading import Thread as T


def countdown(n):
    while n > 0:
        n -= 1


def main():
    first = T(target=countdown, args=(200000,))  # expect: THR801
    second = T(target=countdown, args=(200000,))
    first.start()
    second.start()
    first.join()
    second.join()


main()
