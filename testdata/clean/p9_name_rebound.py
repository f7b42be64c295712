import threading


class Recorder:
    def run(self):
        print("recorder")

    def isSet(self):
        return True


worker = threading.Thread(target=print)
worker.start()
worker.join()
worker = Recorder()
worker.run()
worker.daemon = True
print(worker.isSet())
