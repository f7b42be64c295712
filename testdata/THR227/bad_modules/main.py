import threading

import jobs


def serve():
    while True:
        print(jobs.pending.get())


threading.Thread(target=serve, daemon=True).start()
jobs.pending.put(1)
jobs.drain()
