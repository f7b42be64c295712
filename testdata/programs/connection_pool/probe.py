"""Takes the only connection, waits for it elsewhere, gives it back; both must get on."""
import os
import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
import main

pool, out = main.Pool(["c"]), []
connection = pool.take()
waiting = threading.Thread(target=main.query, args=(pool, out), daemon=True)
waiting.start()
time.sleep(0.1)
threading.Thread(target=pool.give_back, args=(connection,), daemon=True).start()
waiting.join(3)
if waiting.is_alive():
    print("the one who waits keeps the lock that giving back needs")
    sys.stdout.flush()
    os._exit(1)
