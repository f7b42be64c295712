"""The result of the thread that ends last is printed."""

import threading
import urllib.request

page = None


def fetch(url):
    global page
    page = urllib.request.urlopen(url).read()  # expect: THR228 "line 22"


def main(urls):
    threads = []
    for url in urls:
        thread = threading.Thread(target=fetch, args=(url,))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()
    print(len(page))


main(["http://localhost/a", "http://localhost/b"])
