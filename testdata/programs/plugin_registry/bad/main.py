"""Runs a text through the plugins of the registry."""

from registry import PluginRegistry


def upper(text: str) -> str:
    return text.upper()


def strip(text: str) -> str:
    return text.strip()


def run_all(registry: PluginRegistry, text: str) -> str:
    for name in registry.names():
        text = registry.lookup(name)(text)
    return text


def main() -> None:
    registry = PluginRegistry()
    registry.register("upper", upper)
    print(run_all(registry, " hello "))
    registry.replace_all([strip, upper])
    print(run_all(registry, " hello "))


if __name__ == "__main__":
    main()
