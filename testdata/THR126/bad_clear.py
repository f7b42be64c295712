import threading

wake = threading.Event()


def work():
    for _ in range(3):
        if wake:  # expect: THR126
            wake.clear()
            print("woken")


thread = threading.Thread(target=work)
thread.start()
wake.set()
thread.join()
