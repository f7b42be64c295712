import threading

lock = threading.Lock()
value = = lock  # expect: THR001
thread = threading.Thread(target=print)
thread.start()
thread.join()
