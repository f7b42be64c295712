"""Stopping a loop that runs in the main thread, from a timer."""
import asyncio
import threading

loop = asyncio.new_event_loop()


def shut_down():
    loop.stop()  # expect: THR701


timer = threading.Timer(5.0, shut_down)
timer.start()
loop.run_forever()
timer.cancel()
