# threadlint-test: preview select=THR807
# Many threads that wait.
import threading
import time
import urllib.request


def fetch():
    with urllib.request.urlopen("http://localhost") as answer:
        answer.read()
    time.sleep(1)


threads = [threading.Thread(target=fetch) for _ in range(100)]
for thread in threads:
    thread.start()
