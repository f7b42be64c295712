import contextlib
import os
import threading
from contextlib import suppress


def save(folder, name, text):
    with suppress(Exception):
        if not os.path.exists(folder):
            os.makedirs(folder)
    with contextlib.suppress(FileExistsError):
        if not os.path.exists(name):
            os.mkdir(name)
    with open(os.path.join(folder, name, "log"), "a") as log:
        log.write(text)


for n in range(4):
    threading.Thread(target=save, args=("logs", str(n), "x")).start()
