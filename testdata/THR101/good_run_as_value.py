import threading


class Job:
    def run(self):
        print("job runs")


job = Job()
thread = threading.Thread(target=job.run)
thread.start()
thread.join()
