import signal
import threading


def stop(number, frame):
    print("stop")


def work():
    print("work")


def main():
    signal.signal(signal.SIGINT, stop)
    t = threading.Thread(target=work)
    t.start()
    t.join()


main()
