import threading
import time

stopped = False


def heartbeat():
    while not stopped:
        time.sleep(1.0)


def main():
    global stopped
    thread = threading.Thread(target=heartbeat)
    thread.start()
    try:
        while thread.is_alive():
            time.sleep(0.5)
    except KeyboardInterrupt:
        stopped = True


main()
