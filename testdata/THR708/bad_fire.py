import asyncio
import concurrent.futures


class Exporter:
    def write(self, row):
        print(row)

    async def export(self, rows):
        with concurrent.futures.ThreadPoolExecutor() as pool:  # expect: THR708
            for row in rows:
                pool.submit(self.write, row)
        await asyncio.sleep(0)
