import threading
import time

tasks = ["a", "b", "c", "d"]


def finish():
    while tasks:
        tasks.remove(tasks[0])
        time.sleep(0.001)


def show():
    for task in tasks:  # expect: THR209
        print(task)
        time.sleep(0.001)


threads = [threading.Thread(target=finish), threading.Thread(target=show)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
