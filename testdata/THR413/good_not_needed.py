import threading

started = threading.Event()


def serve():
    started.set()
    print("serving")


threading.Thread(target=serve).start()
started.wait(1)
print("go on")
