import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor


def download_all(urls, report):
    done = 0

    def download(url):
        nonlocal done
        with urllib.request.urlopen(url) as response:
            body = response.read()
        done += 1  # expect: THR203
        report(done, len(urls))
        return body

    with ThreadPoolExecutor(max_workers=8) as pool:
        return list(pool.map(download, urls))


def show(done, total):
    print("%d of %d" % (done, total))


started = time.time()
download_all(["http://localhost:8000/%d" % n for n in range(20)], show)
print(time.time() - started)
