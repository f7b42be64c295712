from base import Service


class Echo(Service):
    def __init__(self, port):
        Service.__init__(self, "echo")
        self.port = port

    def setup(self):
        print("listening on", self.port)


Echo(8000).join()
