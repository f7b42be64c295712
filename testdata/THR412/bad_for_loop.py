import threading

tick = threading.Event()


def handle(n):
    return n * n


def work():
    for n in range(100):
        tick.wait()
        result = handle(n)
        print(result)
        tick.clear()  # expect: THR412


def drive():
    for _ in range(100):
        tick.set()


threading.Thread(target=work).start()
drive()
