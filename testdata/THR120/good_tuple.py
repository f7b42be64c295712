import threading


def show(number):
    print(number)


thread = threading.Thread(target=show, args=(1,))
thread.start()
thread.join()
