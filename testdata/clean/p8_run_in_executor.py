import asyncio
import time


async def main():
    def load():
        time.sleep(0.001)
        return "loaded"

    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, load))
    print(await loop.run_in_executor(None, lambda: time.sleep(0.001)))


asyncio.run(main())
