import threading


def work():
    print("work")


try:
    thread = threading.Thread(work)  # expect: THR118 "target=work"
    thread.start()
except AssertionError as error:
    print(error)
