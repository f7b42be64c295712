import threading

cond = threading.Condition()
result = []


def work():
    with cond:
        result.append(42)
        cond.notify()


with cond:
    threading.Thread(target=work).start()
    while not result:
        cond.wait()
print(result[0])
