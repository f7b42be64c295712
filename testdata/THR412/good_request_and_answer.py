import threading


class Client:
    def __init__(self):
        self.answered = threading.Event()
        self.answer = None

    def ask(self, questions):
        for question in questions:
            self.answered.clear()
            self.send(question)
            self.answered.wait()
            print(self.answer)

    def send(self, question):
        print("?", question)

    def receive(self, answer):
        self.answer = answer
        self.answered.set()


client = Client()
threading.Thread(target=client.ask, args=(["a"],), daemon=True).start()
client.receive("b")
