from threading import Condition, Lock, Thread

table = Lock()
cooked = Condition()
dishes = []


def eat():
    table.acquire()
    cooked.acquire()
    while len(dishes) == 0:
        cooked.wait()  # expect: THR408
    dishes.pop()
    cooked.release()
    table.release()


def cook():
    with table, cooked:
        dishes.append("soup")
        cooked.notify()


for f in (eat, cook):
    Thread(target=f).start()
