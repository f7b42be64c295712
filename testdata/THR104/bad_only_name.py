from threading import Thread as T


def main():
    thread = T(name="poller", daemon=True)  # expect: THR104
    thread.start()
    thread.join()


main()
