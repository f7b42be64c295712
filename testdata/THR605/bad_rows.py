# threadlint-test: preview select=THR605
# A thread for each row.
import csv
import threading


def send(row):
    print(row)


def main(path):
    threads = []
    with open(path) as file:
        for row in csv.reader(file):
            thread = threading.Thread(target=send, kwargs={"row": row})  # expect: THR605
            threads.append(thread)
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
