from threading import Barrier, Thread

WORKERS = 4
barrier = Barrier(WORKERS + 1)  # expect: THR414


def work(n):
    for _ in range(3):
        print(n)
        barrier.wait()


def main():
    threads = []
    for n in range(WORKERS):
        t = Thread(target=work, args=(n,))
        t.start()
        threads.append(t)
    for t in threads:
        t.join()


if __name__ == "__main__":
    main()
