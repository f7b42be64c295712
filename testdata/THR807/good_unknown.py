# threadlint-test: preview select=THR807
# Nobody knows what they do.
import threading
from somewhere import job

threads = [threading.Thread(target=job) for _ in range(100)]
for thread in threads:
    thread.start()
