from threading import Thread as T


def greet(name):
    print("hello", name)


threads = [T(target=greet(name)) for name in ("a", "b")]  # expect: THR119
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
