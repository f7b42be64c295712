"""Copies a nested configuration with `copy.deepcopy` in threads; expected: does not scale under a GIL."""
import copy
import sys
import threading

COPIES = 560


class Node:
    def __init__(self, name, children):
        self.name = name
        self.children = children
        self.options = {"visible": True, "tags": ["a", "b"]}


TREE = Node("root", [Node("branch%d" % i, [Node("leaf", []) for _ in range(6)]) for i in range(8)])


def copy_many(count, done):
    for _ in range(count):
        tree = copy.deepcopy(TREE)
        tree.children.pop()
        done.append(len(tree.children))


def main(threads=2):
    done = []
    workers = [threading.Thread(target=copy_many, args=(COPIES // threads, done)) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(done)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
