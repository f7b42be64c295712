"""A module of a library that starts to poll as soon as somebody imports it."""
import threading
import time

status = {}


def poll(url):
    while True:
        status[url] = time.time()
        time.sleep(30)


def is_up(url):
    return url in status


t = threading.Thread(target=poll, args=("http://localhost",))
t.daemon = True
t.start()  # expect: THR107
