"""The list before the join."""
from threading import Thread


def square(n, results):
    results[n] = n * n


def main():
    results = [0] * 4
    threads = []
    for n in range(4):
        t = Thread(target=square, args=(n, results))
        t.start()
        threads.append(t)
    print("results:", results)  # expect: THR140
    for t in threads:
        t.join()


if __name__ == "__main__":
    main()
