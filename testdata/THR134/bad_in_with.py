# Under a lock, and in a nested function's caller.
import threading

lock = threading.Lock()


def run(job):
    def target():
        job()

    thread = threading.Thread(target=target)
    with lock:
        thread.setDaemon(True)  # expect: THR109
        thread.join(1)  # expect: THR134
        thread.start()


run(print)
