"""Notes for readers and checkers about which lock guards what."""


class GuardedBy:
    def __init__(self, lock: str) -> None:
        self.lock = lock
