import asyncio


async def fetch():
    return 42


def sync_fetch():
    return asyncio.run(fetch())


def legacy_fetch():
    loop = asyncio.new_event_loop()
    return loop.run_until_complete(fetch())


class Client:
    def get(self):
        return sync_fetch()

    async def refresh(self):
        return self.get()  # expect: THR709 "by `self.get()`"


async def handler():
    loop = asyncio.get_event_loop()
    loop.run_until_complete(fetch())  # expect: THR709
    sync_fetch()  # expect: THR709 "make that function a coroutine"
    return legacy_fetch()  # expect: THR709


async def main():
    with asyncio.Runner() as runner:
        runner.run(handler())  # expect: THR709
    await Client().refresh()


asyncio.run(main())
