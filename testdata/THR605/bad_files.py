# threadlint-test: preview select=THR605
# A thread for each file of a folder.
import os
from threading import Thread


class Indexer:
    def index(self, path):
        print(path)

    def run(self, folder):
        for name in os.listdir(folder):
            worker = Thread(target=self.index, args=(os.path.join(folder, name),))  # expect: THR605
            worker.start()
