"""A pool computes, and resolves the future of the loop itself."""
import asyncio
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(2)


def compute(n, future):
    try:
        future.set_result(n * n)  # expect: THR701
    except OverflowError as error:
        future.set_exception(error)  # expect: THR701


async def square(n):
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    task = pool.submit(compute, n, future)
    result = await future
    task.result(timeout=0)
    return result
