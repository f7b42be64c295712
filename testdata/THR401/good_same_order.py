import threading

a = threading.Lock()
b = threading.Lock()
c = threading.Lock()


def one():
    with a, b:
        print(1)


def two():
    with a:
        with b:
            with c:
                print(2)


def three():
    with b:
        with c:
            print(3)
    with a:
        print("after")


for f in (one, two, three):
    threading.Thread(target=f).start()
