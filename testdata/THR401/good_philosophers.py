import threading

N = 5
forks = [threading.Lock() for _ in range(N)]
room = threading.Semaphore(N - 1)


def by_number(i):
    first, second = sorted((i, (i + 1) % N))
    with forks[first]:
        with forks[second]:
            print(i, "eats")


def last_is_left_handed(i):
    left, right = forks[i], forks[(i + 1) % N]
    if i == N - 1:
        left, right = right, left
    with left:
        with right:
            print(i, "eats")


threads = [threading.Thread(target=by_number, args=(i,)) for i in range(N)]
threads += [threading.Thread(target=last_is_left_handed, args=(i,)) for i in range(N)]
for t in threads:
    t.start()
