import contextvars
from concurrent.futures import ThreadPoolExecutor

tenant = contextvars.ContextVar("tenant", default="none")


def query(sql):
    return tenant.get() + sql  # expect: THR510 "gives the default"


def handle(name, statements):
    tenant.set(name)
    with ThreadPoolExecutor() as pool:
        return list(pool.map(query, statements))
