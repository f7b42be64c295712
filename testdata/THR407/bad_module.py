import threading

done = threading.Condition()
finished = False


def work():
    global finished
    finished = True
    done.notify()  # expect: THR407 "`done.notify()` raises RuntimeError"


t = threading.Thread(target=work)
t.start()
with done:
    while not finished:
        done.wait(1)
t.join()
