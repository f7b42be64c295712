from threading import Thread as T


def show(text):
    print(text)


thread = T(target=show, args="hello")  # expect: THR120
thread.start()
thread.join()
