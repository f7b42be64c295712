import threading

filled = threading.Semaphore(2)
value = 0


def work():
    global value
    value += 1  # expect: THR201
    filled.release()
    print("filled")


threading.Thread(target=work).start()
filled.acquire()
value += 1  # expect: THR201
print(value)
