import threading


def show(number):
    print(number)


thread = threading.Thread(target=show, args=1)  # expect: THR120
thread.start()
thread.join()
