"""One session for each thread, whichever task makes it; no await while it is set."""
import threading

_local = threading.local()


async def session(factory):
    if not hasattr(_local, "session"):
        _local.session = await factory()
    await _local.session.ready()
    return _local.session


async def render(template, user):
    _local.user = user
    text = template.render(user=lambda: _local.user)
    del _local.user
    await template.save(text)
