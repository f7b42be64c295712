"""Several tasks of one coroutine."""
import asyncio
import threading


class Tracer:
    def __init__(self):
        self.local = threading.local()

    async def span(self, name):
        self.local.name = name  # expect: THR504 "Tracer.span"
        await asyncio.sleep(0.1)
        print("end", self.local.name)


async def main():
    tracer = Tracer()
    await asyncio.gather(*[tracer.span(n) for n in "abc"])


asyncio.run(main())
