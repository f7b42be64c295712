import threading

thread = threading.Thread(target=print)
thread.run()  # expect: THR101


def broken():
    return = 2  # expect: THR001
