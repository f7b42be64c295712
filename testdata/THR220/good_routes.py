"""A route is only noted in the constructor; requests come when the server runs."""
import threading

import bottle


class Player:
    def __init__(self):
        self.app = bottle.Bottle()
        self.app.route("/volume", method="GET", callback=self.volume)
        self.level = 50

    def volume(self):
        return str(self.level)

    def serve(self):
        threading.Thread(target=self.app.run, daemon=True).start()


Player().serve()
