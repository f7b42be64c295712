# An RLock belongs to the thread that took it.
import threading

gate = threading.RLock()


def worker():
    print("working")
    gate.release()  # expect: THR311 "another thread has taken it"


def main():
    gate.acquire()
    thread = threading.Thread(target=worker)
    thread.start()
    thread.join()


main()
