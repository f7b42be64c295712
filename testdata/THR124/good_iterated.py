import threading


def lines():
    yield "a"
    yield "b"


def work():
    for line in lines():
        print(line)


thread = threading.Thread(target=work)
thread.start()
thread.join()
