# Joined in the block, one by one or all of a list.
import threading


def write(out):
    out.write("x")


def one():
    with open("a.txt", "w") as out:
        t = threading.Thread(target=write, args=(out,))
        t.start()
        t.join()


def wait_all(threads):
    for t in threads:
        t.join()


def several():
    threads = []
    with open("b.txt", "w") as out:
        for _ in range(3):
            t = threading.Thread(target=write, args=(out,))
            t.start()
            threads.append(t)
        wait_all(threads)


one()
several()
