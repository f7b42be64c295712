"""A context variable."""
import contextvars

user = contextvars.ContextVar("user")


async def middleware(request, call_next):
    token = user.set(request.user)
    try:
        return await call_next(request)
    finally:
        user.reset(token)
