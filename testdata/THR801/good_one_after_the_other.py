import threading


def count(n):
    total = 0
    for i in range(n):
        total += i
    print(total)


first = threading.Thread(target=count, args=(1000,))
first.start()
first.join()
second = threading.Thread(target=count, args=(1000,))
second.start()
second.join()
