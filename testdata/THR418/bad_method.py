import concurrent.futures


class Service:
    def __init__(self):
        self._executor = concurrent.futures.ThreadPoolExecutor(max_workers=2)

    def handle(self, command):
        return self._executor.submit(self._run, command)

    def _run(self, command):
        if command == "quit":
            self.close()

    def close(self):
        self._executor.shutdown()  # expect: THR418


Service().handle("quit").result()
