import threading


class Server:
    def __init__(self):
        self.opened = 0
        self.ready = threading.Event()

    def start(self):
        threading.Thread(target=self._serve, daemon=True).start()
        self.opened += 1  # expect: THR202

    def _serve(self):
        self.opened += 1  # expect: THR202
        self.ready.set()
        threading.Event().wait(0.01)


server = Server()
server.start()
print(server.opened)
