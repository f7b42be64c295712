import threading

PLUGINS = []


def load():
    from loader import PLUGINS as known

    print(known)


thread = threading.Thread(target=load)
thread.start()
thread.join()  # expect: THR419
