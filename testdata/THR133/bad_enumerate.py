# All threads are waited for, the running one as well.
import threading


def work():
    print("work")


def main():
    for _ in range(3):
        threading.Thread(target=work).start()
    for t in threading.enumerate():
        t.join()  # expect: THR133 "lists the thread that runs here"


main()
