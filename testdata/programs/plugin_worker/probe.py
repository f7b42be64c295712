"""Filters on tiles of one pixel from many threads; every pixel must be counted."""
import sys
import threading

sys.path.insert(0, sys.argv[1])
import main


def work():
    main.apply_all([main.Remote(1)], [bytearray(1) for _ in range(10)])


threads = [threading.Thread(target=work) for _ in range(10)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
if main.Filter.pixels_changed != 100:
    print("lost %d of 100 pixels" % (100 - main.Filter.pixels_changed))
    sys.exit(1)
