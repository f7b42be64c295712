import asyncio


class Account:
    async def load(self):
        return 42

    @property
    def balance(self):
        return asyncio.get_event_loop().run_until_complete(self.load())

    async def show(self):
        print(self.balance)  # expect: THR709
