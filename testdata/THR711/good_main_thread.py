import multiprocessing
import signal
import threading


def stop(number, frame):
    print("stop", number)


def child():
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def work():
    print(signal.getsignal(signal.SIGTERM))
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, stop)


def careful():
    try:
        signal.signal(signal.SIGTERM, stop)
    except ValueError:
        print("not the main thread")


class Bus:
    def signal(self, name, handler):
        self.last = name


def publish():
    Bus().signal("ready", stop)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, stop)
    multiprocessing.Process(target=child).start()
    for target in (work, careful, publish):
        threading.Thread(target=target).start()
