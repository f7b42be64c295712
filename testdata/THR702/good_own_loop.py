import asyncio
import threading


async def fetch():
    task = asyncio.create_task(asyncio.sleep(0))
    await task
    return asyncio.get_running_loop().time()


def runs():
    print(asyncio.run(fetch()))


def makes():
    asyncio.set_event_loop(asyncio.new_event_loop())
    print(asyncio.get_event_loop())


def asks():
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        print("none")


def given(loop):
    asyncio.run_coroutine_threadsafe(fetch(), loop).result()


async def main():
    loop = asyncio.get_running_loop()
    await asyncio.to_thread(given, loop)


for target in (runs, makes, asks):
    threading.Thread(target=target).start()
asyncio.run(main())
