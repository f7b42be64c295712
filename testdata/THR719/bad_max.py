import multiprocessing as mp


def track(best, numbers):
    for n in numbers:
        best.value = max(best.value, n)  # expect: THR719


def main(groups):
    best = mp.Value("i", 0)
    workers = [mp.Process(target=track, args=(best, g)) for g in groups]
    for w in workers:
        w.start()
    for w in workers:
        w.join()
    print(best.value)
