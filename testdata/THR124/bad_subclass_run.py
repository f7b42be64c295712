import threading


class Worker(threading.Thread):
    async def run(self):  # expect: THR124 "coroutine"
        print("never")


worker = Worker()
worker.start()
worker.join()
