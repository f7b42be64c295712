import threading

total_lock = threading.Lock()
