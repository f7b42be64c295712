import threading

N = 5
forks = [threading.Lock() for _ in range(N)]
room = threading.Semaphore(N - 1)


def philosopher(i):
    with room:
        with forks[i]:
            with forks[(i + 1) % N]:
                print(i, "eats")


for i in range(N):
    threading.Thread(target=philosopher, args=(i,)).start()
