from _thread import start_new_thread as spawn


class Client:
    def listen(self):
        print("listening")

    def start(self):
        spawn(self.listen, ())  # expect: THR110 "`spawn()`"


Client().start()
