import asyncio
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(4)


def parse(text):
    return text.split()


class Api:
    async def words(self, texts):
        futures = [pool.submit(parse, text) for text in texts]
        return [future.result() for future in futures]  # expect: THR706
