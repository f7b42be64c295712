import threading


def work():
    print("working")


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread._stop()  # expect: THR111
