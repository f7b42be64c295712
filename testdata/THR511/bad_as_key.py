# The key is None for all of them.
import threading

results = {}


def work(n):
    print(n)


def main():
    for n in range(3):
        t = threading.Thread(target=work, args=(n,))
        results[t.ident] = n  # expect: THR511, THR507
        t.start()
