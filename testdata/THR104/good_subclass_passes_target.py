import threading


class Service(threading.Thread):
    def __init__(self):
        super().__init__(target=self.serve, daemon=True)

    def serve(self):
        print("serving")


service = Service()
service.start()
service.join()
