import threading


def show(first, second):
    print(first, second)


def spawn(args):
    thread = threading.Thread(target=show, args=args)
    thread.start()
    return thread


spawn((1, 2)).join()
