"""A helper sets it."""
from threading import local

_state = local()


def set_tenant(name):
    _state.tenant = name


def table():
    return _state.tenant + "_rows"


async def fetch(db, name):
    set_tenant(name)  # expect: THR504
    async with db.connection() as connection:
        return await connection.fetch("select * from " + table())
