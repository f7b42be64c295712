import threading
from concurrent.futures import ThreadPoolExecutor


def main(count, results):
    scale = 2
    threads = []
    for _ in range(count):
        thread = threading.Thread(target=lambda: results.append(scale))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()
    with ThreadPoolExecutor() as pool:
        for row in results:
            print(list(pool.map(lambda x: x * row, [1, 2])))


main(2, [])
