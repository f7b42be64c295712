import threading


def log(text):
    if threading.current_thread().name != "MainThread":  # expect: THR508
        text = "worker: " + text
    print(text)
