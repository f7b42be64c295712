import threading


def load_all(names):
    found = {}

    def load(name):
        found[name] = len(name)

    for name in names:
        threading.Thread(target=load, args=(name,)).start()  # expect: THR130
    return found
