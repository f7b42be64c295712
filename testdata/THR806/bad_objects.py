import queue
import threading
from concurrent.futures import ThreadPoolExecutor
from time import sleep

PAUSE = 0.02
ready = threading.Event()
gate = threading.Lock()
jobs = queue.Queue()


def work():
    while True:  # expect: THR806 "`jobs.get()`"
        try:
            job = jobs.get_nowait()
        except queue.Empty:
            sleep(PAUSE)
            continue
        if job is None:
            return
        with gate:
            print(job)
        ready.set()


def main():
    worker = threading.Thread(target=work)
    worker.start()
    jobs.put("first")
    while not ready.is_set():  # expect: THR806 "`ready.wait()`"
        sleep(0)
    while not gate.acquire(blocking=False):  # expect: THR806 "`gate.acquire()`"
        sleep(0.005)
    gate.release()
    jobs.put(None)
    while worker.is_alive():  # expect: THR806 "`worker.join()`"
        sleep(.05)
    with ThreadPoolExecutor() as pool:
        results = [pool.submit(pow, 3, n) for n in range(100)]
        while not all(r.done() for r in results):  # expect: THR806
            sleep(0.001)


main()
