"""The thread-local belongs to code that runs in threads."""
import asyncio
import threading

_local = threading.local()


def query(sql):
    _local.sql = sql
    return run()


def run():
    return _local.sql


async def handle(sql):
    return await asyncio.to_thread(query, sql)
