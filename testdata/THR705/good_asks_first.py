import asyncio
import socket
import time


def pause(seconds):
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        time.sleep(seconds)


async def accept(listener):
    listener.setblocking(False)
    connection, _ = listener.accept()
    loop = asyncio.get_running_loop()
    return await loop.sock_recv(connection, 100)


async def main():
    pause(1)
    await accept(socket.create_server(("localhost", 0)))


asyncio.run(main())
