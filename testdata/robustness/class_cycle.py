import threading


class A(B):
    pass


class B(A, threading.Thread):
    def run(self):
        self.n += 1


B().start()
