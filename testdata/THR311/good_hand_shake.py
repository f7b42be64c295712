# A lock as a baton: another thread takes it in between.
import threading

ping = threading.Lock()
pong = threading.Lock()


def player():
    for _ in range(3):
        ping.acquire()
        pong.release()


def main():
    ping.acquire()
    pong.acquire()
    thread = threading.Thread(target=player)
    thread.start()
    for _ in range(3):
        ping.release()
        pong.acquire()
    thread.join()


main()
