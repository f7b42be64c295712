from concurrent.futures import ThreadPoolExecutor


def work():
    return 1


def go(jobs, *args, **options):
    pool = ThreadPoolExecutor(*args, **options)
    return [pool.submit(work) for _ in range(jobs)]


go(2)
