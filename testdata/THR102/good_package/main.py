from workers import Worker, launch

worker = Worker()
launch(worker)
worker.join()
