import asyncio
from multiprocessing import cpu_count
from concurrent.futures import ProcessPoolExecutor


def square(n):
    return n * n


class Jobs:
    async def run(self, numbers):
        results = {}
        with ProcessPoolExecutor(cpu_count()) as pool:  # expect: THR708
            for n, result in zip(numbers, pool.map(square, numbers)):
                results[n] = result
        return results


if __name__ == "__main__":
    print(asyncio.run(Jobs().run([1, 2])))
