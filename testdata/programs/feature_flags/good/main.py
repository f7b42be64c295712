"""Shows which flags are on."""

from flags import FlagStore
from source import read_flags


def render(store):
    lines = []
    for name in store.names():
        lines.append("%-14s %s" % (name, "on" if store.is_enabled(name) else "off"))
    return "\n".join(lines)


def main():
    store = FlagStore(read_flags)
    store.switch("dark-mode", True)
    print(render(store))
    store.reload()
    print(render(store))


if __name__ == "__main__":
    main()
