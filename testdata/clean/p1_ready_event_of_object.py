import threading


class Server:
    def __init__(self):
        self.opened = 0
        self.ready = threading.Event()

    def start(self):
        threading.Thread(target=self._serve, daemon=True).start()
        self.ready.wait()
        self.opened += 1

    def _serve(self):
        self.opened += 1
        self.ready.set()
        threading.Event().wait(0.01)


server = Server()
server.start()
print(server.opened)
