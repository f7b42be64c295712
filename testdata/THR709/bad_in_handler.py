"""A synchronous facade in an asynchronous program."""
import asyncio
from asyncio import run


async def query(name):
    return name


def lookup(name):
    return run(query(name))


async def handle(reader, writer):
    name = await reader.readline()
    writer.write(lookup(name))  # expect: THR709
    await writer.drain()


async def main():
    await asyncio.start_server(handle, port=9000)
