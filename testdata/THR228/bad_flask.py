"""A page keeps its visitor in a global."""

from flask import Flask, request

app = Flask(__name__)
visitor = ""
page_size = 10


@app.route("/hello")
def hello():
    global visitor
    visitor = request.args["name"]  # expect: THR228 "another `hello` thread"
    return greeting()


def greeting():
    return "Hello %s" % visitor


@app.route("/size")
def size():
    global page_size
    page_size = int(request.args["size"])
    return "%d lines a page" % page_size


@app.route("/list")
def lines():
    return "\n".join("line" for _ in range(page_size))
