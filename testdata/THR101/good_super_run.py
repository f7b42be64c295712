import threading
import time


class Base(threading.Thread):
    def run(self):
        time.sleep(0.001)


class Logged(Base):
    def run(self):
        print("begin")
        super().run()
        Base.run(self)
        super(Logged, self).run()
        print("end")


thread = Logged()
thread.start()
thread.join()
