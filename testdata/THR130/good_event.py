import threading


def first(names):
    found = []
    done = threading.Event()

    def load():
        for name in names:
            found.append(len(name))
        done.set()

    threading.Thread(target=load).start()
    done.wait()
    return found
