import asyncio
import time


async def main():
    await asyncio.to_thread(lambda: time.sleep(0.001))
    await asyncio.to_thread(time.sleep, 0.001)


asyncio.run(main())
