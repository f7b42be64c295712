import threading


def traced(function):
    print("tracing", function.__name__)
    return function


def work():
    print("work")


thread = threading.Thread(target=traced(work))
thread.start()
thread.join()
