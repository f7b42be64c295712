import asyncio
from asyncio import run_coroutine_threadsafe


async def fetch():
    await asyncio.sleep(0.1)
    return 42


class Client:
    def __init__(self, loop):
        self.loop = loop

    def ask(self):
        return asyncio.run_coroutine_threadsafe(fetch(), self.loop).result(timeout=5)

    async def get(self):
        return self.ask()  # expect: THR703 "on line 15"


async def direct():
    loop = asyncio.get_running_loop()
    future = run_coroutine_threadsafe(fetch(), loop)
    return future.result()  # expect: THR703


def on_timer(loop):
    print(asyncio.run_coroutine_threadsafe(fetch(), loop).result())  # expect: THR703


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(1, on_timer, loop)
    await Client(loop).get()
    await direct()


asyncio.run(main())
