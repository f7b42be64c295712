class Motor:
    def __init__(self):
        self.daemon = False
        self.starts = 0

    def start(self):
        self.starts += 1

    def run(self):
        print("motor runs")

    def join(self, timeout=None):
        print("joined", timeout)

    def acquire(self):
        print("acquired")

    def release(self):
        print("released")

    def submit(self, what):
        print("submitted", what)

    def wait(self):
        print("waited")

    def isAlive(self):
        return True


def horn():
    return "horn"


motor = Motor()
motor.start()
motor.daemon = True
motor.run()
motor.acquire()
motor.submit(horn())
motor.acquire()
print(int("1"))
motor.release()
motor.wait()
motor.join()
print(motor.isAlive(), motor.starts)
