# THR702: what a thread without an event loop answers; Python 3 only.
import sys
import threading

from probing import escaped_exceptions, report


def in_thread(target):
    thread = threading.Thread(target=target)
    thread.start()
    thread.join()


if sys.version_info >= (3, 7):
    import asyncio

    report("get_event_loop() in a thread", escaped_exceptions(lambda: in_thread(asyncio.get_event_loop)), expected=["RuntimeError"], because="THR702")
    report("get_running_loop() in a thread", escaped_exceptions(lambda: in_thread(asyncio.get_running_loop)), expected=["RuntimeError"], because="THR702")
