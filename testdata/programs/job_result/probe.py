"""The job ends between the question and the wait; the answer must come all the same."""
import os
import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
import main

look = main.Job.look


def look_slowly(job):
    seen = look(job)
    time.sleep(0.1)
    return seen


main.Job.look = look_slowly
asking = threading.Thread(target=main.run, args=(lambda: time.sleep(0.03),), daemon=True)
asking.start()
asking.join(3)
if asking.is_alive():
    print("the job is done, and nobody wakes the one who waits")
    sys.stdout.flush()
    os._exit(1)
