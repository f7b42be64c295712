import threading

running = []


def spawn(function):
    thread = threading.Thread(target=function)
    thread.start()
    running.append(thread)


def main():
    for name in ("ann", "bob"):
        spawn(lambda: print(name))  # expect: THR123
    for thread in running:
        thread.join()


main()
