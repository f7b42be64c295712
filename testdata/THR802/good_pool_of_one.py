from concurrent.futures import ThreadPoolExecutor


def total(last):
    found = 0
    for n in range(last):
        found += n * n
    return found


background = ThreadPoolExecutor(max_workers=1)
job = background.submit(total, 10000000)
again = background.submit(total, 10000000)
print(job.result() + again.result())
