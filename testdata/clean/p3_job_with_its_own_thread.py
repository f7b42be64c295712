"""Each request makes a job and one thread for it; a job of another request is another object."""
import threading

from flask import Flask

app = Flask(__name__)


class Job:
    def __init__(self, folder):
        self.folder = folder
        self.log = ""

    def note(self, text):
        self.log += text + self.folder

    def process(self):
        self.note("started")
        self.note("done")


class Request:
    def __init__(self, folder):
        self.folder = folder

    def handle(self, quick):
        job = Job(self.folder)
        if quick:
            threading.Thread(target=job.process).start()
        else:
            thread = threading.Thread(target=job.process)
            thread.start()
            thread.join()
            print(job.log)


@app.route("/start/<folder>")
def start(folder):
    Request(folder).handle(True)
    return "ok"
