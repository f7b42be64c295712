"""Making a thread object starts nothing."""
import threading


def work():
    print("working")


worker = threading.Thread(target=work, daemon=True)


def start():
    worker.start()
