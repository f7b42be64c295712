import threading
class A:
    def __init__(self):
        self.lock = threading.Lock()
        self.b = None
    def foo(self):
        with self.lock:
            self.b.bar()  # expect: THR401
    def ping(self):
        with self.lock:
            pass
class B:
    def __init__(self, a):
        self.lock = threading.Lock()
        self.a = a
    def bar(self):
        with self.lock:
            pass
    def baz(self):
        with self.lock:
            self.a.ping()
a = A()
b = B(a)
a.b = b
threading.Thread(target=a.foo).start()
threading.Thread(target=b.baz).start()
