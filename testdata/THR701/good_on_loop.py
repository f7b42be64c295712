"""What the loop calls may use the loop."""
import asyncio


class Pinger:
    def __init__(self, loop):
        self.loop = loop
        self.closed = asyncio.Event()

    def ping(self):
        self.loop.call_later(1, self.ping)

    def close(self):
        self.closed.set()


async def main():
    loop = asyncio.get_running_loop()
    pinger = Pinger(loop)
    pinger.ping()
    loop.call_later(3, pinger.close)
    await pinger.closed.wait()
