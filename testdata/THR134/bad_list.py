# All of a list.
import threading


def work():
    print("work")


def comprehension(count):
    threads = [threading.Thread(target=work) for _ in range(count)]
    for t in threads:
        t.join()  # expect: THR134
    for t in threads:
        t.start()


def appended(count):
    threads = []
    for _ in range(count):
        t = threading.Thread(target=work)
        threads.append(t)
        t.join()  # expect: THR134
    for t in threads:
        t.start()


def literal():
    first = threading.Thread(target=work)
    second = threading.Thread(target=work)
    for t in [first, second]:
        t.join()  # expect: THR134
    first.start()
    second.start()
