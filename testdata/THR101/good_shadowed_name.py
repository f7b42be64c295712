class Thread:
    def __init__(self, target):
        self.target = target

    def run(self):
        self.target()


thread = Thread(target=lambda: print("not a thread of control"))
thread.run()
