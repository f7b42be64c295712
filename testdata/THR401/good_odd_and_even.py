import threading

N = 6
forks = [threading.Lock() for _ in range(N)]


def philosopher(i):
    left = forks[i]
    right = forks[(i + 1) % N]
    if i % 2:
        with left:
            with right:
                print(i, "eats")
    else:
        with right:
            with left:
                print(i, "eats")


for i in range(N):
    threading.Thread(target=philosopher, args=(i,)).start()
