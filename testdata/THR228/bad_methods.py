"""Threads are started and waited for by methods of their own."""

import threading


class Crawl:
    def __init__(self, urls):
        self.urls = urls
        self.title = ""
        self.threads = []

    def visit(self, url):
        with open(url) as page:
            self.title = page.readline()  # expect: THR228 "self.title"

    def start(self):
        for url in self.urls:
            thread = threading.Thread(target=self.visit, args=(url,))
            self.threads.append(thread)
            thread.start()

    def wait(self):
        for thread in self.threads:
            thread.join()

    def run(self):
        self.start()
        self.wait()
        return self.title


print(Crawl(["a", "b"]).run())
