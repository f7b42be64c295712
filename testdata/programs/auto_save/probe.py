"""Changes the text while it is being written; the last text must come to the disk."""
import sys
import time

sys.path.insert(0, sys.argv[1])
import main

written = []


def write(text):
    time.sleep(0.1)
    written.append(text)


save = main.AutoSave(write)
save.change("first")
time.sleep(0.05)
save.change("second")
time.sleep(0.6)
if written[-1] != "second":
    print("never written: second; written:", written)
    sys.exit(1)
