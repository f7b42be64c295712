import asyncio
import threading


async def fetch():
    return asyncio.get_running_loop().time()


def work():
    print(asyncio.run(fetch()))


threading.Thread(target=work).start()
