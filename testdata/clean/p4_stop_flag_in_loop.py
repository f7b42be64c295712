"""An event that ends loops: whoever sets it once more does no harm."""
import threading

stopped = threading.Event()


def step():
    print("step")


def work():
    while not stopped.is_set():
        step()
        stopped.set()


for _ in range(3):
    threading.Thread(target=work).start()
