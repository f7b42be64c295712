# The function of a global thread joins it.
import threading


def work():
    print("work")
    worker.join()  # expect: THR133


worker = threading.Thread(target=work)
worker.start()
