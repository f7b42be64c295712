import asyncio
import threading


async def fetch():
    return 42


def sync_fetch():
    return asyncio.run(fetch())


def either():
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(fetch())
    raise TypeError("use await")


async def main():
    await asyncio.to_thread(sync_fetch)
    await asyncio.get_running_loop().run_in_executor(None, lambda: asyncio.run(fetch()))
    threading.Thread(target=sync_fetch).start()
    either()
    try:
        asyncio.run(fetch())
    except RuntimeError:
        pass


asyncio.run(main())
sync_fetch()
