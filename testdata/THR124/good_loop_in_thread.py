import asyncio
import threading


async def job():
    return 1


loop = asyncio.new_event_loop()
thread = threading.Thread(target=loop.run_forever, daemon=True)
thread.start()
print(asyncio.run_coroutine_threadsafe(job(), loop).result())
loop.call_soon_threadsafe(loop.stop)
thread.join()
