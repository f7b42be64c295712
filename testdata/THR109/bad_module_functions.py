import threading

print(threading.currentThread().name)  # expect: THR109 "use `current_thread()`"
print(threading.activeCount())  # expect: THR109 "deprecated"
