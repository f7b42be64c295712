# Needs Python 3.12 to run.
import threading

type Pair[T] = tuple[T, T]


def first[T](pair: Pair[T]) -> T:
    match pair:
        case (one, _):
            return one


lock = threading.Lock()
if (name := threading.current_thread().name) and lock:  # expect: THR126
    print(f"{name!r:>{20}} {f"{first((1, 2))}"}")
try:
    pass
except* ValueError as group:
    print(group)
