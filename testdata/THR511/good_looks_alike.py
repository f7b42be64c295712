# Other things have an `ident`, too.
import threading


class Node:
    ident = 7


class Named(threading.Thread):
    ident = property(lambda self: "fixed")

    def __init__(self):
        super().__init__(target=print)
        print(self.ident)


def main():
    node = Node()
    print(node.ident)
    print(threading.current_thread().ident, threading.main_thread().ident)
    Named().start()


main()
