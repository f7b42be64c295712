from threading import Thread as T


def lines(path):
    print("reading", path)
    yield path


thread = T(target=lines, args=("a",))  # expect: THR124 "generator"
thread.start()
thread.join()
