import threading

condition = threading.Condition()
ready = False
value = 0


def work():
    global ready, value
    value += 1  # expect: THR201
    with condition:
        ready = True
        condition.notify()


threading.Thread(target=work).start()
value += 1  # expect: THR201
print(value)
