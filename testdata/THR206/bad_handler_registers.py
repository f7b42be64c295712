import socketserver

clients = {}


class Client:
    def __init__(self, name):
        self.name = name
        self.lines = []


class Chat(socketserver.StreamRequestHandler):
    def handle(self):
        name = self.rfile.readline().strip()
        if clients.get(name) is None:  # expect-fn: THR206 an object under a key is taken to be as good as another of its kind
            clients[name] = Client(name)
        for line in self.rfile:
            clients[name].lines.append(line)


if __name__ == "__main__":
    with socketserver.ThreadingTCPServer(("localhost", 9999), Chat) as server:
        server.serve_forever()
