import asyncio
import signal
import threading

lock = threading.Lock()
done = []


def work(n):
    with lock:
        done.append(n)


def on_term(number, frame):
    with lock:
        print(done)




async def main():
    asyncio.get_running_loop().add_signal_handler(signal.SIGINT, print)
    await asyncio.sleep(1)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, on_term)
    threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
