# All idents of a list, taken before the loop that starts it.
import threading


def work():
    print("work")


def main():
    threads = [threading.Thread(target=work) for _ in range(4)]
    idents = [t.ident for t in threads]  # expect: THR511
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return idents


print(main())
