from threading import Thread
from time import sleep


def main(pages):
    texts = []

    def fetch(page):
        texts.append(page.upper())

    workers = []
    for page in pages:
        worker = Thread(target=fetch, args=(page,))
        workers.append(worker)
        worker.start()
    sleep(2)  # expect: THR117
    for text in texts:
        print(text)
