import asyncio
from contextvars import ContextVar

user = ContextVar("user")


def audit():
    print(user.get())  # expect: THR510 "raises LookupError"


async def handle(name):
    user.set(name)
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, audit)
