# The executor has a name before the block, the timeout is a constant of the class.
import concurrent.futures as cf


class Client:
    LIMIT = 2.5

    def call(self):
        raise NotImplementedError

    def run(self):
        pool = cf.ThreadPoolExecutor(1)
        with pool:
            future = pool.submit(self.call)
            error = future.exception(timeout=self.LIMIT)  # expect: THR609
        return error
