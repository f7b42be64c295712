from asyncio import get_event_loop, run_coroutine_threadsafe
from threading import Thread


async def write(path, text):
    with open(path, "w") as file:
        file.write(text)


def work(loop):
    _ = run_coroutine_threadsafe(write("out.txt", "text"), loop)  # expect: THR704


def main():
    Thread(target=work, args=(get_event_loop(),)).start()
