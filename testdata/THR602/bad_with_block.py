# The usual form: the block waits for the tasks, and nobody hears of those that failed.
import concurrent.futures
import urllib.request


def download_site(url):
    with urllib.request.urlopen(url) as answer:
        print(len(answer.read()))


def download_all(sites):
    with concurrent.futures.ThreadPoolExecutor(max_workers=5) as executor:
        executor.map(download_site, sites)  # expect: THR602 "`download_site`"


if __name__ == "__main__":
    download_all(["http://localhost"])
