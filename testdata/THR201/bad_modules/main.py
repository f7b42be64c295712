import threading

import stats
import worker

threads = [threading.Thread(target=worker.run, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(stats.count)
