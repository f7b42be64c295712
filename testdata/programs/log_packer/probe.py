"""Packs some logs."""
import os
import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
import main
run = threading.Thread(target=main.pack_all, args=({'a': b'x', 'b': b'y'},), daemon=True)
run.start()
run.join(3)
if run.is_alive():
    print("one packer has stopped, the others wait")
    sys.stdout.flush()
    os._exit(1)
