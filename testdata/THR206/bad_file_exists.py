import os
import tempfile
import threading

folder = tempfile.mkdtemp()


def save(name, text):
    where = os.path.join(folder, "cache")
    if not os.path.exists(where):  # expect: THR206
        os.mkdir(where)
    with open(os.path.join(where, name), "w") as out:
        out.write(text)


threads = [threading.Thread(target=save, args=("f%d" % n, "x")) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
