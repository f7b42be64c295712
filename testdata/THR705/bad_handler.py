"""A request handler of an asynchronous web server that asks another server."""
import asyncio
import json
from urllib.request import urlopen


class Weather:
    def fetch(self, city):
        with urlopen("https://example.org/" + city) as answer:
            return json.load(answer)

    async def get(self, city):
        data = self.fetch(city)  # expect: THR705
        return data["temperature"]


async def main():
    print(await asyncio.gather(Weather().get("a"), Weather().get("b")))


asyncio.run(main())
