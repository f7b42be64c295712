"""The thread runs a loop of its own."""
import asyncio
import threading


async def job():
    await asyncio.sleep(0)


def worker():
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    task = loop.create_task(job())
    loop.call_later(0.1, loop.stop)
    loop.run_forever()
    print(task)


threading.Thread(target=worker).start()
