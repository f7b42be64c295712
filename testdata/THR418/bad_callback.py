from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor()


def work():
    return 1


def finished(future):
    print(future.result())
    pool.shutdown()  # expect: THR418


future = pool.submit(work)
future.add_done_callback(finished)
