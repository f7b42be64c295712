import threading
import time


class Server:
    daemon = False

    def start(self):
        print("server starts")


server = Server()
server.start()
server.daemon = True
first = threading.Thread(target=time.sleep, args=(0.001,))
second = threading.Thread(target=time.sleep, args=(0.001,))
first.start()
second.daemon = True
second.start()
first.join()
second.join()
