"""Loops whose flags they change themselves, while another thread does something else."""
import threading


def parse(text):
    done = False
    depth = position = 0
    while not done:
        c = text[position]
        position += 1
        if c == "(":
            depth += 1
        elif c == ")":
            depth -= 1
            done = depth == 0
    return position


class Walker:
    def __init__(self, first):
        self.node = first
        self.done = False

    def walk(self):
        while not self.done:
            if self.node is None:
                self.done = True
            else:
                self.node = self.node.next

    def last(self):
        node = self.node
        while node.next is not None:
            node = node.next
        return node


class Node:
    def __init__(self, next):
        self.next = next


def main():
    threading.Thread(target=print, args=("beside",)).start()
    print(parse("(())"))
    chain = Node(Node(None))
    print(Walker(chain).last())
    Walker(chain).walk()


main()
