import asyncio
import threading


async def serve():
    await asyncio.sleep(0)


thread = threading.Thread(target=serve)  # expect: THR124 "coroutine"
thread.start()
thread.join()
