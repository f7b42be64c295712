# A thread for the last upload, by a decorated function.
import atexit
import threading


def upload():
    print("upload")


@atexit.register
def last_upload():
    thread = threading.Thread(target=upload)
    thread.start()  # expect: THR137 "nobody waits"
