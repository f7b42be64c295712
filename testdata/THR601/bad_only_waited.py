# All futures are waited for, and none is asked how it ended.
from concurrent.futures import ThreadPoolExecutor, as_completed, wait
import concurrent.futures as cf
import urllib.request


def download(url):
    with urllib.request.urlopen(url) as answer:
        return answer.read()


def all_of(urls):
    with ThreadPoolExecutor() as executor:
        futures = [executor.submit(download, url) for url in urls]  # expect: THR601 "waiting does not raise"
        wait(futures)


def with_progress(urls):
    done = 0
    with ThreadPoolExecutor() as executor:
        futures = {executor.submit(download, url): url for url in urls}  # expect: THR601
        for future in as_completed(futures):
            done += 1
            print(done, "of", len(futures))


def appended(urls):
    pending = []
    with cf.ThreadPoolExecutor() as executor:
        for url in urls:
            pending.append(executor.submit(download, url))  # expect: THR601
    cf.wait(pending)


def list_for_nothing(urls):
    with cf.ThreadPoolExecutor() as executor:
        [executor.submit(download, url) for url in urls]  # expect: THR601
