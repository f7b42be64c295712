import threading

a = threading.Lock()
b = threading.Lock()
c = threading.Lock()


def first():
    with a:
        with b:  # expect: THR401 "`second` takes `c` while it holds `b`"
            print("first")


def second():
    with b:
        with c:
            print("second")


def third():
    with c:
        with a:
            print("third")


def main():
    threads = [threading.Thread(target=f) for f in (first, second, third)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


main()
