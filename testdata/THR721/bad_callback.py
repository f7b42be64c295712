import asyncio


async def poll():
    await asyncio.sleep(1)


class Protocol(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        self.loop = asyncio.get_running_loop()
        self.loop.create_task(poll())  # expect: THR721
