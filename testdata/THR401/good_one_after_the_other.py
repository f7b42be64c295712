import threading

a = threading.Lock()
b = threading.Lock()


def one():
    with a:
        with b:
            print(1)


def two():
    with b:
        with a:
            print(2)


first = threading.Thread(target=one)
first.start()
first.join()
second = threading.Thread(target=two)
second.start()
second.join()
two()
one()
