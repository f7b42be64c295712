"""One of the mails cannot be sent; flush() must come back."""
import os
import sys
import threading

sys.path.insert(0, sys.argv[1])
import main


def send(mail):
    if mail == 2:
        raise OSError("no connection")


outbox = main.Outbox(send)
for n in range(5):
    outbox.put(n)
flushing = threading.Thread(target=outbox.flush, daemon=True)
flushing.start()
flushing.join(3)
if flushing.is_alive():
    print("flush() waits for a mail that has failed")
    sys.stdout.flush()
    os._exit(1)
