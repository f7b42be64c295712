# Started in one expression, and never joined.
from threading import Thread


def copy(source, name):
    print(name, source.read())


def show(path):
    with open(path) as source:
        Thread(target=copy, args=(source, path)).start()  # expect: THR138
        print("reading", path)


show("a.txt")
