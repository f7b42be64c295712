import asyncio
import os
import subprocess
import time
from time import sleep
from urllib.request import urlopen

import requests


class Poller:
    def __init__(self, url):
        self.url = url
        self.session = requests.Session()

    async def poll(self):
        reply = self.session.get(self.url)  # expect: THR705 "asynchronous client"
        return reply.json()

    async def run(self):
        while True:
            await self.poll()
            time.sleep(5)  # expect: THR705 "`await asyncio.sleep(...)`"


async def build():
    subprocess.run(["make"], check=True)  # expect: THR705
    subprocess.check_output("ls", shell=True)  # expect: THR705
    os.system("sync")  # expect: THR705
    process = subprocess.Popen(["make", "install"])
    process.wait()  # expect: THR705
    sleep(0.5)  # expect: THR705


async def fetch(url):
    with urlopen(url) as reply:  # expect: THR705
        return reply.read()


async def stream():
    for i in range(3):
        requests.post("http://localhost/", data=str(i))  # expect: THR705
        yield i


asyncio.run(Poller("http://localhost/").run())
