# THR703, THR704, THR705, THR706, THR709: what blocking calls, dropped futures and nested loops do to an event loop; Python 3 only.
import sys
import threading
import time

from probing import report

source = '''
import asyncio

ticks = []


async def ticker():
    while True:
        ticks.append(1)
        await asyncio.sleep(0.005)


async def beside(block):
    task = asyncio.ensure_future(ticker())
    await asyncio.sleep(0.02)
    before = len(ticks)
    block()
    during = len(ticks) - before
    task.cancel()
    return during


async def nested():
    other = beside(None)
    try:
        asyncio.run(other)
    except RuntimeError:
        return "RuntimeError"
    finally:
        other.close()


async def own_result():
    future = asyncio.run_coroutine_threadsafe(asyncio.sleep(0), asyncio.get_running_loop())
    try:
        future.result(timeout=0.1)
        return "ok"
    except Exception as error:
        return "timeout"


async def fail():
    raise ValueError("lost")


async def dropped():
    heard = []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: heard.append(context))
    asyncio.run_coroutine_threadsafe(fail(), loop)
    await asyncio.sleep(0.05)
    return len(heard)
'''

if sys.version_info >= (3, 7):
    namespace = {}
    exec(source, namespace)
    run = namespace["asyncio"].run
    late = threading.Event()
    report("turns of other tasks during time.sleep()", run(namespace["beside"](lambda: time.sleep(0.1))), expected=0, because="THR705")
    report("turns of other tasks during event.wait(0.1)", run(namespace["beside"](lambda: late.wait(0.1))), expected=0, because="THR706")
    report("asyncio.run() in a coroutine", run(namespace["nested"]()), expected="RuntimeError", because="THR709")
    report("run_coroutine_threadsafe().result(0.1) on its own loop", run(namespace["own_result"]()), expected="timeout", because="THR703")
    report("reports of an exception whose threadsafe future is dropped", run(namespace["dropped"]()), expected=0, because="THR704")
