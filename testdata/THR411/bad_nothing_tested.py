import threading

cond = threading.Condition()
result = []


def work():
    result.append(42)
    with cond:
        cond.notify()


threading.Thread(target=work).start()
with cond:
    cond.wait()  # expect: THR411 "nothing is tested before the wait"
print(result[0])
