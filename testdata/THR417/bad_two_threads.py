import queue
import threading


class Pipeline:
    def __init__(self):
        self.inbox = queue.Queue()
        self.first = threading.Thread(target=self.run)
        self.second = threading.Thread(target=self.run)

    def run(self):
        while True:
            item = self.inbox.get()
            if item == None:
                print("bye")
                break
            print(item)

    def close(self):
        self.inbox.put(None)  # expect: THR417
        self.first.join()
        self.second.join()


pipeline = Pipeline()
pipeline.first.start()
pipeline.second.start()
pipeline.close()
