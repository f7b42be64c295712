import threading


def answer(name):
    print(name)


def first(names):
    for name in names:
        if name.startswith("a"):
            thread = threading.Thread(target=lambda: answer(name))
            thread.start()
            return thread
    return None


def again(names):
    for name in names:
        if name:
            thread = threading.Thread(target=lambda: answer(name))
            thread.start()
            break
    else:
        return
    thread.join()


first(["b", "a"]).join()
again(["", "a"])
