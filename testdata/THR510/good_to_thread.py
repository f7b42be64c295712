import asyncio
from contextvars import ContextVar

user = ContextVar("user")


def audit():
    print(user.get())


async def handle(name):
    user.set(name)
    await asyncio.to_thread(audit)
