import queue
import socketserver
import threading
import time


class Upstream(threading.Thread):
    def __init__(self, outgoing):
        super().__init__(daemon=True)
        self.outgoing = outgoing

    def run(self):
        while True:
            if not self.outgoing.empty():
                data = self.outgoing.get()
                if data is None:
                    break
                print(data)
            time.sleep(0.2)


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        outgoing = queue.Queue()
        upstream = Upstream(outgoing)
        upstream.start()
        for line in self.rfile:
            outgoing.put(line)
        outgoing.put(None)
        upstream.join()


if __name__ == "__main__":
    socketserver.ThreadingTCPServer(("", 9000), Handler).serve_forever()
