"""Setting a value to the least that is allowed twice is the same as once."""
import threading

LEAST = 10
interval = 0


def change(text):
    global interval
    interval = int(text)
    if interval < LEAST:
        interval = LEAST


for text in ("5", "20"):
    threading.Thread(target=change, args=(text,)).start()
