"""An event says that it is there."""
import threading


class Server(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)
        self.port = None
        self.ready = threading.Event()

    def run(self):
        self.port = len("8080") * 2020
        self.ready.set()


server = Server()
server.start()
server.ready.wait()
print(server.port + 1)
