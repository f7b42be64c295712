"""A task shuts the pool of a with statement down."""
from concurrent.futures import ThreadPoolExecutor
def main():
    with ThreadPoolExecutor(3) as ex:
        def job(i):
            if i == 2:
                ex.shutdown(cancel_futures=True)  # expect: THR418
        for i in range(3):
            ex.submit(job, i)
main()
