import threading
import time

done = 0


def work(name):
    global done
    for n in xrange(3):
        time.sleep(0.001)
        print name, n
        done += 1  # expect: THR201


threads = [threading.Thread(target=work, args=(name,)) for name in ("a", "b")]
for each in threads:
    each.start()
for each in threads:
    each.join()
print done
