"""Parses, walks and compiles source text in threads; expected: does not scale, the compiler keeps the GIL."""
import ast
import sys
import threading

ROUNDS = 16
SOURCE = "\n".join(
    "def f%d(a, b=%d):\n    if a > b:\n        return [x * 2 for x in range(a)]\n    return {'k': a + b}\n" % (i, i)
    for i in range(150)
)


def compile_rounds(rounds, names):
    for _ in range(rounds):
        tree = ast.parse(SOURCE)
        names.append(sum(isinstance(node, ast.Name) for node in ast.walk(tree)))
        compile(SOURCE, "generated.py", "exec")


def main(threads=2):
    names = []
    workers = [threading.Thread(target=compile_rounds, args=(ROUNDS // threads, names)) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(names)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
