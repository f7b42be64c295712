"""Push a message to all subscribers of a topic from a few threads."""
import queue
import threading
import time


def deliver(subscriber, message):
    """POST to the subscriber's endpoint; 1 when it took the message, else 0."""
    time.sleep(0.002)
    return 0 if subscriber.endswith(".invalid") else 1


def broadcast(subscribers, message, workers=4):
    """Returns how many subscribers got the message."""
    todo = queue.Queue()
    for subscriber in subscribers:
        todo.put(subscriber)
    for _ in range(workers):
        todo.put(None)
    reached = 0
    reached_lock = threading.Lock()

    def pump():
        nonlocal reached
        while True:
            subscriber = todo.get()
            if subscriber is None:
                return
            taken = deliver(subscriber, message)
            with reached_lock:
                reached += taken

    threads = [threading.Thread(target=pump, name="pump-%d" % n) for n in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return reached


def main():
    subscribers = ["host%d.example" % n for n in range(20)] + ["gone.invalid"]
    reached = broadcast(subscribers, "maintenance at noon")
    print("%d of %d subscribers reached" % (reached, len(subscribers)))


if __name__ == "__main__":
    main()
