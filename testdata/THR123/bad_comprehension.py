import threading
from concurrent.futures import ThreadPoolExecutor


def fetch(url):
    print(url)


def main(urls):
    threads = [threading.Thread(target=lambda: fetch(url)) for url in urls]  # expect: THR123 "its last value"
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with ThreadPoolExecutor(4) as pool:
        futures = [pool.submit(lambda: fetch(url)) for url in urls]  # expect: THR123 "lambda url=url"
        for future in futures:
            future.result()


main(["a", "b"])
