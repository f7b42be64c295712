# The current thread by its name, in a thread and in the main thread.
import threading
from threading import current_thread


def work():
    print("work")
    threading.current_thread().join()  # expect: THR133 "RuntimeError"


def finish():
    me = current_thread()
    print(me.name)
    me.join(1)  # expect: THR133


t = threading.Thread(target=work)
t.start()
t.join()
finish()
