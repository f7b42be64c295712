import threading
from concurrent.futures import ThreadPoolExecutor


def work(n):
    print(n)


for n in range(3):
    thread = threading.Thread(target=lambda: work(n))
    thread.start()
    thread.join(5)

for n in range(3):
    with ThreadPoolExecutor() as pool:
        pool.submit(lambda: work(n))

with ThreadPoolExecutor() as pool:
    for n in range(3):
        pool.submit(lambda: work(n)).result()  # expect: THR603
