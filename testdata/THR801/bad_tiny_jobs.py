"""Jobs that are put before the threads start, and take less time than passing them on."""
import queue
import threading


def consume(jobs, results):
    total = 0
    while True:
        job = jobs.get()
        if job is None:
            break
        total += job * 3 + 1
    results.append(total)


def drain(jobs, results):
    while True:
        try:
            job = jobs.get_nowait()
        except queue.Empty:
            return
        results.append(job % 7)


def main(threads=3):
    jobs, more = queue.Queue(), queue.Queue()
    results = []
    for number in range(200_000):
        jobs.put(number)
        more.put(number)
    for _ in range(threads):
        jobs.put(None)
    workers = [threading.Thread(target=consume, args=(jobs, results)) for _ in range(threads)]  # expect: THR801 "`consume`"
    workers += [threading.Thread(target=drain, args=(more, results)) for _ in range(threads)]  # expect: THR803 "`drain`"
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(results)


print(main())
