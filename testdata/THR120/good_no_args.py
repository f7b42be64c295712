import threading


def show():
    print("show")


thread = threading.Thread(target=show, args=())
thread.start()
thread.join()
timer = threading.Timer(0.001, show, None)
timer.start()
timer.join()
