values = {}


def count(name, by=1):
    values[name] = values.get(name, 0) + by  # expect: THR204


def snapshot():
    return dict(values)
