"""The next task starts when none is running."""
import threading

from flask import Flask

app = Flask(__name__)
done = 0


class State:
    running = False
    thread = None


def test_strategy():
    global done
    done += 1
    State.running = False


@app.route("/start")
def start():
    if State.running:
        raise RuntimeError("already running")
    threading.Thread(target=test_strategy).start()
    State.running = True
    return "ok"
