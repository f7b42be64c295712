import threading

condition = threading.Condition()
ready = False
value = 0


def work():
    global ready, value
    value += 1
    with condition:
        ready = True
        condition.notify()


threading.Thread(target=work).start()
with condition:
    while not ready:
        condition.wait()
value += 1
print(value)
