"""The line protocol of the game: `join NAME TEAM`, then `coin KIND` any number of times, `bye`."""
import socketserver
import threading


class PlayerHandler(socketserver.StreamRequestHandler):
    def handle(self):
        player = None
        for line in self.rfile:
            verb, *words = line.decode().split()
            if verb == "join":
                player = self.server.arena.join(*words)
            elif verb == "coin" and player is not None:
                player.team.collect(words[0])
            elif verb == "bye":
                break
        self.wfile.write(b"bye\n")


class GameServer(socketserver.ThreadingTCPServer):
    daemon_threads = False
    allow_reuse_address = True

    def __init__(self, arena):
        super().__init__(("127.0.0.1", 0), PlayerHandler)
        self.arena = arena
        self.listener = threading.Thread(target=self.serve_forever, args=(0.02,))

    def __enter__(self):
        self.listener.start()
        return self

    def __exit__(self, *exc_info):
        self.shutdown()
        self.listener.join()
        self.server_close()
