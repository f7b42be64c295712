import threading as th


class Race:
    def __init__(self):
        self.start_line = th.Barrier(parties=5)  # expect: THR414 "4 come"

    def run(self, name):
        self.start_line.wait()
        print(name)

    def begin(self):
        runners = [th.Thread(target=self.run, args=(n,)) for n in range(4)]
        for r in runners:
            r.start()
        for r in runners:
            r.join()


Race().begin()
