"""Two threads that bring a name into its form come to the same; nothing is lost."""
import os
import threading

ROOT = "/var/spool"


class Spool:
    def __init__(self, name):
        self.name = name

    def normalise(self):
        self.name = os.path.join(ROOT, self.name)

    def run(self):
        threads = [threading.Thread(target=self.normalise) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


spool = Spool("mail")
spool.run()
print(spool.name)
