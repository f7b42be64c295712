import threading

gate = threading.Lock()
a = threading.Lock()
b = threading.Lock()


def one():
    with gate:
        with a:
            with b:
                print(1)


def two():
    with gate, b:
        with a:
            print(2)


threading.Thread(target=one).start()
threading.Thread(target=two).start()
