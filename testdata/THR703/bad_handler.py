"""A handler of a server calls the synchronous face of a client."""
import asyncio


async def query(sql):
    await asyncio.sleep(0)
    return [sql]


class Database:
    def __init__(self):
        self.loop = asyncio.get_event_loop()

    def execute(self, sql):
        future = asyncio.run_coroutine_threadsafe(query(sql), self.loop)
        return future.result(30)


database = Database()


async def handle(reader, writer):
    rows = database.execute("select 1")  # expect: THR703
    writer.write(str(rows).encode())


async def main():
    server = await asyncio.start_server(handle, "localhost", 9000)
    async with server:
        await server.serve_forever()
