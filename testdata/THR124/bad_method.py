import asyncio
import threading


class Bot:
    def __init__(self):
        self.thread = threading.Thread(target=self.poll, daemon=True)  # expect: THR124

    async def poll(self):
        while True:
            await asyncio.sleep(1)

    def start(self):
        self.thread.start()
        self.thread.join()


Bot().start()
