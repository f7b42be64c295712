import asyncio
import threading


class Service:
    def __init__(self):
        self.jobs = asyncio.Queue()
        self.loop = asyncio.new_event_loop()

    async def run(self):
        while True:
            print(await self.jobs.get())

    def serve(self):
        asyncio.set_event_loop(self.loop)
        self.loop.run_until_complete(self.run())

    def start(self):
        threading.Thread(target=self.serve, daemon=True).start()

    def add(self, job):
        self.loop.call_soon_threadsafe(self.jobs.put_nowait, job)
