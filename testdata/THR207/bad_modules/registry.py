class Registry:
    def __init__(self):
        self.names = set()


_registry = None


def get():
    global _registry
    if _registry is None:  # expect: THR207
        _registry = Registry()
    return _registry
