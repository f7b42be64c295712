import asyncio
import threading


async def serve():
    await asyncio.sleep(0)


thread = threading.Thread(target=lambda: asyncio.run(serve()))
thread.start()
thread.join()
