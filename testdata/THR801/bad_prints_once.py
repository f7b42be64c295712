import threading


def collatz(limit):
    longest = 0
    for start in range(1, limit):
        n, steps = start, 0
        while n != 1:
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            steps += 1
        longest = max(longest, steps)
    print(longest)


threads = [threading.Thread(target=collatz, args=(1000,)) for _ in range(2)]  # expect: THR801
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
