import sys
import threading

thread = threading.Thread(target=lambda: sys.exit(2))  # expect: THR112
thread.start()
thread.join()
