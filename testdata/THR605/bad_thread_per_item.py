# threadlint-test: preview select=THR605
# A thread for each line of the input.
import sys
import threading


def fetch(url):
    print(url)


def main(urls):
    threads = [threading.Thread(target=fetch, args=(url,)) for url in urls]  # expect: THR605 "for each item"
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def numbered(urls):
    for i in range(len(urls)):
        threading.Thread(target=fetch, args=(urls[i],)).start()  # expect: THR605
