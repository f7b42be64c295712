import threading
import time

log = None


def write(line):
    global log
    if not log:  # expect: THR207
        log = open("/dev/null", "w")
    log.write(line + "\n")


def work(name):
    for n in range(3):
        time.sleep(0.001)
        write("%s %d" % (name, n))


threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
