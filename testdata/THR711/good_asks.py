import signal
import threading


def stop(number, frame):
    print("stop")


def run():
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, stop)
    print("running")


threading.Thread(target=run).start()
