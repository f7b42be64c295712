"""The decorator of Tornado runs the method on the pool, whoever calls it."""
import time
from concurrent.futures import ThreadPoolExecutor

import tornado.gen
import tornado.web
from tornado.concurrent import run_on_executor


class Handler(tornado.web.RequestHandler):
    executor = ThreadPoolExecutor(4)

    @run_on_executor
    def load(self, name):
        time.sleep(1)
        return name

    @tornado.gen.coroutine
    def get(self):
        name = yield self.load("x")
        self.write(name)

    async def post(self):
        self.write(await self.load("y"))
