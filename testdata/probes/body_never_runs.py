# THR124: a generator or coroutine function as target only makes the object.
import threading
import warnings

from probing import escaped_exceptions, report

ran = []


def generator():
    ran.append("generator")
    yield 1


def start(target):
    thread = threading.Thread(target=target)
    thread.start()
    thread.join()


warnings.simplefilter("ignore")
report("exceptions of a generator target", escaped_exceptions(lambda: start(generator)), expected=[], because="THR124")
report("body of a generator target ran", "generator" in ran, expected=False, because="THR124")

namespace = {"ran": ran}
try:
    exec("async def coroutine():\n    ran.append('coroutine')\n", namespace)
except SyntaxError:
    pass
else:
    report("exceptions of a coroutine target", escaped_exceptions(lambda: start(namespace["coroutine"])), expected=[], because="THR124")
    report("body of a coroutine target ran", "coroutine" in ran, expected=False, because="THR124")
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as pool:
        made = pool.submit(namespace["coroutine"]).result()
    report("result of submit(coroutine function)", type(made).__name__, expected="coroutine", because="THR124")
    made.close()
