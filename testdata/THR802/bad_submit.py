from concurrent.futures import ThreadPoolExecutor, as_completed


def collatz_steps(first, last):
    longest = 0
    for start in range(first, last):
        n, steps = start, 0
        while n != 1:
            n = n // 2 if n % 2 == 0 else 3 * n + 1
            steps += 1
        longest = max(longest, steps)
    return longest


def main():
    with ThreadPoolExecutor(max_workers=4) as pool:
        jobs = [pool.submit(collatz_steps, first, first + 5000) for first in range(1, 20001, 5000)]  # expect: THR802 "`collatz_steps`"
        print(max(job.result() for job in as_completed(jobs)))


main()
