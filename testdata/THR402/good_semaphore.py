import threading

slots = threading.Semaphore(2)


def work():
    with slots:
        with slots:
            print("two slots")


work()
