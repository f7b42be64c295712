import threading

from jobs import refresh

thread = threading.Thread(target=refresh)  # expect: THR124
thread.start()
thread.join()
