# A short critical section that a coroutine shares with threads.
import asyncio
import threading

lock = threading.Lock()
rows = []


def work():
    with lock:
        rows.append(1)


async def main():
    threading.Thread(target=work).start()
    with lock:
        print(len(rows))


asyncio.run(main())
