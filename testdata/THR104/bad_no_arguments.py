import threading

thread = threading.Thread()  # expect: THR104 "`threading.Thread`"
thread.start()
thread.join()
