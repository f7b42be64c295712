import queue
import threading


def plain(q):
    while True:
        print(q.get())
        q.task_done()
        q.task_done()  # expect: THR415 "the second one for an item"


def careful(q):
    while True:
        item = q.get()
        try:
            print(item)
            q.task_done()
        finally:
            q.task_done()  # expect: THR415


jobs = queue.Queue()
threading.Thread(target=plain, args=(jobs,), daemon=True).start()
threading.Thread(target=careful, args=(jobs,), daemon=True).start()
jobs.put(1)
jobs.join()
