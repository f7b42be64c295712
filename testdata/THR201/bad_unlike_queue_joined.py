import queue
import threading

jobs = queue.Queue()
done = 0


def serve():
    global done
    while True:
        job = jobs.get()
        try:
            done += job  # expect: THR201
        finally:
            jobs.task_done()


threading.Thread(target=serve, daemon=True).start()
for job in range(5):
    jobs.put(job)
done += 1  # expect: THR201
print(done)
