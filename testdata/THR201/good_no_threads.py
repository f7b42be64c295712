import threading

calls = 0


def count():
    global calls
    calls += 1


count()
count()
print(calls, threading.current_thread().name)
