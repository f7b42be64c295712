import threading
from queue import Queue


class Mailer:
    def __init__(self):
        self.mails = Queue()
        threading.Thread(target=self.run, daemon=True).start()

    def run(self):
        while True:
            mail = self.mails.get()
            try:
                self.send(mail)
                self.mails.task_done()  # expect: THR415 "an error before it goes on without it"
            except Exception as error:
                print("not sent", error)

    def send(self, mail):
        print(mail["to"])

    def flush(self):
        self.mails.join()


mailer = Mailer()
mailer.mails.put({"to": "a"})
mailer.flush()
