class Thread:
    def __init__(self, function):
        self.function = function

    def start(self):
        self.function()


Thread(lambda: print("a mail thread")).start()
