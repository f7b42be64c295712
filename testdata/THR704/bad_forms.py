import asyncio
import threading


async def send(text):
    if not text:
        raise ValueError("nothing to send")


class Bridge:
    def __init__(self):
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()

    async def publish(self, text):
        await send(text)

    def emit(self, text):
        asyncio.run_coroutine_threadsafe(self.publish(text), self.loop)  # expect: THR704 "`Bridge.publish`"

    def emit_again(self, text):
        future = asyncio.run_coroutine_threadsafe(send(text), self.loop)  # expect: THR704
        print("sent")


bridge = Bridge()
bridge.emit("a")
bridge.emit_again("b")
