"""Sends mails in the background."""
import queue
import threading


class Outbox:
    def __init__(self, send):
        self._send = send
        self._mails = queue.Queue()
        self.failed = []
        threading.Thread(target=self._run, daemon=True).start()

    def put(self, mail):
        self._mails.put(mail)

    def _run(self):
        while True:
            mail = self._mails.get()
            try:
                self._send(mail)
            except OSError:
                self.failed.append(mail)
            finally:
                self._mails.task_done()

    def flush(self):
        self._mails.join()


if __name__ == "__main__":
    outbox = Outbox(print)
    outbox.put("hello")
    outbox.flush()
