"""The same names are asked for in many threads at once; each may be given once."""
import sys
import tempfile
import threading
import time

sys.path.insert(0, sys.argv[1])
import main

makedirs = main.os.makedirs


def slow_makedirs(path, exist_ok):
    time.sleep(0.0005)
    makedirs(path, exist_ok=exist_ok)


main.os.makedirs = slow_makedirs
answers = []
forms = [{"name": "user%d" % n, "email": ""} for n in range(60)]
with tempfile.TemporaryDirectory() as root:
    users = main.Users(root)
    gate = threading.Barrier(6)

    def work():
        gate.wait()
        main.sign_up(users, forms, answers)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
welcomed = sum(answer.startswith("welcome") for answer in answers)
if welcomed != 60:
    print("%d users welcomed under 60 names" % welcomed)
    sys.exit(1)
