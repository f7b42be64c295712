"""A callback of a library that has a thread of its own."""
import asyncio
import threading


class Client:
    def __init__(self, loop):
        self.loop = loop
        self.seen = {}

    async def store(self, key, value):
        self.seen[key] = int(value)

    def on_message(self, key, value):
        asyncio.run_coroutine_threadsafe(self.store(key, value), self.loop)  # expect: THR704


def listen(client):
    client.on_message("a", "1")


async def main():
    client = Client(asyncio.get_running_loop())
    threading.Thread(target=listen, args=(client,)).start()
    await asyncio.sleep(1)
