import threading


class Service(threading.Thread):
    def __init__(self, name):
        threading.Thread.__init__(self, name=name)
        self.running = True
        self.start()  # expect: THR220 "`self.port`, but that is set by `Echo.__init__`"

    def run(self):
        self.setup()
        print("ready", self.running)

    def setup(self):
        pass
