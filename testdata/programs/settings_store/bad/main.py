"""A key-value store on disk, shared by the plugins of an application."""
import json
import os
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed


class Settings:
    """Settings kept in a JSON file. Thread-safe."""

    def __init__(self, path):
        self.path = path
        self._lock = threading.Lock()

    def _read(self):
        if not os.path.isfile(self.path):
            return {}
        with open(self.path, encoding="utf-8") as file:
            return json.load(file)

    def _write(self, values):
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(values, file, indent=1, sort_keys=True)

    def get(self, key, default=None):
        with self._lock:
            return self._read().get(key, default)

    def set(self, key, value):
        with self._lock:
            values = self._read()
            values[key] = value
            self._write(values)

    def append(self, key, item):
        """Add an item to the list under `key`, making the list if there is none."""
        items = self.get(key, [])
        if item not in items:
            items.append(item)
            self.set(key, items)  # expect-fn: THR212 both sections are in methods, and the state is a file


def install(settings, plugin):
    settings.set("version:" + plugin, 1)
    settings.append("plugins", plugin)
    return plugin


def install_all(settings, plugins, workers=4):
    with ThreadPoolExecutor(workers) as pool:
        tasks = [pool.submit(install, settings, plugin) for plugin in plugins]
        for task in as_completed(tasks):
            task.result()


def main():
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(os.path.join(folder, "settings.json"))
        install_all(settings, ["spell", "lint", "themes"])
        print(sorted(Settings(settings.path).get("plugins")))


if __name__ == "__main__":
    main()
