"""Settings begin as None; the thread asks for the object only."""

import threading, time
class Config:
    def __init__(self):
        self.host = None
        self.port = None
config = None
def connect(h, p): pass
def client():
    while True:
        if config is not None:
            connect(config.host, config.port)
        time.sleep(0.1)
def load():
    global config
    config = Config()  # expect: THR223
    config.host = "localhost"
    config.port = 80
threading.Thread(target=client, daemon=True).start()
load()
time.sleep(1)
