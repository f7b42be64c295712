# The sentinel comes after the wait.
import queue
import threading

jobs = queue.Queue()


def work():
    while True:
        job = jobs.get()
        if job is None:
            break
        print(job)


worker = threading.Thread(target=work)
worker.start()
for number in range(3):
    jobs.put("job %d" % number)
worker.join()  # expect: THR139
jobs.put(None)
