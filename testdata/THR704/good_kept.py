import asyncio
import threading


async def send(text):
    print(text)


async def careful(text):
    try:
        await send(text)
    except Exception as error:
        print("not sent", error)


class Bridge:
    def __init__(self):
        self.loop = asyncio.new_event_loop()
        self.last = None
        threading.Thread(target=self.loop.run_forever, daemon=True).start()

    def emit(self, text):
        asyncio.run_coroutine_threadsafe(careful(text), self.loop)
        self.last = asyncio.run_coroutine_threadsafe(send(text), self.loop)
        asyncio.run_coroutine_threadsafe(send(text), self.loop).add_done_callback(print)
        future = asyncio.run_coroutine_threadsafe(send(text), self.loop)
        print(future.result(5))
        return asyncio.run_coroutine_threadsafe(send(text), self.loop)


Bridge().emit("a")
