from threading import Lock, Thread

lock = Lock()


def work():
    with lock:
        print("working")


thread = Thread(target=work)
thread.start()
if lock:  # expect: THR126 "lock.locked()"
    print("somebody works")
while thread:  # expect: THR126 "thread.is_alive()"
    print("waiting")
