import contextvars
from concurrent.futures import ThreadPoolExecutor

tenant = contextvars.ContextVar("tenant", default="none")


def query(sql):
    return tenant.get() + sql


def handle(name, sql):
    tenant.set(name)
    with ThreadPoolExecutor() as pool:
        return pool.submit(contextvars.copy_context().run, query, sql).result()
