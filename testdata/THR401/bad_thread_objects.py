import threading
class T1(threading.Thread):
    def __init__(self, x, y):
        threading.Thread.__init__(self)
        self.x = x
        self.y = y
    def run(self):
        self.x.acquire()
        self.y.acquire()  # expect: THR401
        self.y.release()
        self.x.release()
a = threading.Lock()
b = threading.Lock()
T1(a, b).start()
T1(b, a).start()
