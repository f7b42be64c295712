import threading

cond = threading.Condition()


def _wake():
    cond.notifyAll()  # expect: THR407, THR109


def main():
    with cond:
        print("locked")
    _wake()


main()
