"""A depth that is counted over an await."""
import threading

guard = threading.local()
guard.depth = 0


async def call(handler, message):
    guard.depth += 1  # expect: THR504
    # expect@-1: THR502
    try:
        return await handler(message)
    finally:
        guard.depth -= 1
