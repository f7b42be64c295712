import asyncio


class Importer:
    def __init__(self):
        self.done = []

    def load(self, path):
        loop = asyncio.get_event_loop()  # expect: THR702
        self.done.append((path, loop.time()))

    async def load_all(self, paths):
        loop = asyncio.get_running_loop()
        await asyncio.gather(*(loop.run_in_executor(None, self.load, p) for p in paths))
