import threading

timer = threading.Timer(0.001, print)
timer.start()
try:
    timer.setDaemon(True)  # expect: THR108, THR109
except RuntimeError as error:
    print(error)
timer.join()
