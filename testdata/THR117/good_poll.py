import threading
import time


def watch(path):
    print("watching", path)


def main():
    t = threading.Thread(target=watch, args=("x",), daemon=True)
    t.start()
    while t.is_alive():
        time.sleep(0.5)
