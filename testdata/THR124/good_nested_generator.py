import threading


def work():
    def parts():
        yield 1
        yield 2

    print(list(parts()), [n for n in parts()])


thread = threading.Thread(target=work)
thread.start()
thread.join()
