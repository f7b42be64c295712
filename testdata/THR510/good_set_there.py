import contextvars
import threading

number = contextvars.ContextVar("number", default=0)


def work(n):
    number.set(n)
    show()


def show():
    print(number.get())


def main():
    number.set(1)
    t = threading.Thread(target=work, args=(2,))
    t.start()
    t.join()
