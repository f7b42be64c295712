import asyncio
import subprocess
import sys


class App:
    def run(self):
        print("app")


async def main():
    await asyncio.sleep(0)


App().run()
asyncio.run(main())
subprocess.run([sys.executable, "-c", "pass"], check=True)
