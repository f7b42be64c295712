"""Where the web server runs handlers as greenlets of one thread, a connection stays on its thread."""
import sqlite3

from flask import Flask
from flask_socketio import SocketIO

app = Flask(__name__)
socketio = SocketIO(app)
db = sqlite3.connect("visits.db")


@app.route("/visits")
def visits():
    return str(db.execute("select count(*) from visits").fetchone())


if __name__ == "__main__":
    socketio.run(app)
