import threading

filled = threading.Semaphore(0)
value = 0


def work():
    global value
    value += 1
    filled.release()
    print("filled")


threading.Thread(target=work).start()
filled.acquire()
value += 1
print(value)
