# Every exception ends in the log: nobody needs the futures.
import logging
from concurrent.futures import ThreadPoolExecutor

log = logging.getLogger(__name__)
executor = ThreadPoolExecutor(4)
done = []


def fetch(url):
    try:
        data = open(url).read()
        done.append(len(data))
    except Exception:
        log.exception("cannot fetch %s", url)


def worker(jobs):
    while True:
        job = jobs.get()
        if job is None:
            break
        try:
            job.run()
        except Exception as error:
            print("failed:", error)
        finally:
            jobs.task_done()


class Reporter:
    def safely(self, url):
        log.debug("begins")
        try:
            self.store(url)
        except:
            log.error("failed")
            raise

    def store(self, url):
        raise ValueError(url)

    def start(self, url):
        executor.submit(self.safely, url)
        executor.submit(fetch, url)


def remember(item):
    done.append(item)


executor.submit(remember, 1)
executor.submit(print, "started")
executor.submit(lambda: remember(2))
