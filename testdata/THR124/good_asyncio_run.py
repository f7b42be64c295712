import asyncio
import threading


async def serve():
    await asyncio.sleep(0)


def run_loop():
    asyncio.run(serve())


thread = threading.Thread(target=run_loop)
thread.start()
thread.join()
