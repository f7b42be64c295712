import queue
import threading

jobs = queue.Queue()
done = 0


def serve():
    global done
    while True:
        job = jobs.get()
        try:
            done += job
        finally:
            jobs.task_done()


threading.Thread(target=serve, daemon=True).start()
for job in range(5):
    jobs.put(job)
jobs.join()
done += 1
print(done)
