import asyncio
import threading

event = threading.Event()


class Bell:
    def notify(self):
        print("ring")


async def main():
    cond = asyncio.Condition()
    async with cond:
        cond.notify_all()


bell = Bell()
bell.notify()
event.wait(0.1)
asyncio.run(main())
