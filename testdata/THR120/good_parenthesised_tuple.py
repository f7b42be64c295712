import threading


def show(first, second):
    print(first, second)


pair = (1, 2)
thread = threading.Thread(target=show, args=(pair))
thread.start()
thread.join()
thread = threading.Thread(target=show, args=(pair + ()))
thread.start()
thread.join()
