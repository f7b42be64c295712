import workers

worker = workers.make()
worker.run()  # expect: THR101
workers.Pinger("x").run()  # expect: THR101
