"""A server that calls all handlers on one thread."""
from flask import Flask
from gevent.pywsgi import WSGIServer

app = Flask(__name__)
hits = 0


@app.route("/")
def index():
    global hits
    hits += 1
    return str(hits)


WSGIServer(("", 8080), app).serve_forever()
