"""Keeps a package up to date; the button, the timer and the web hook may all ask for it."""

import logging
import threading
import time

log = logging.getLogger("updater")


class Repository:
    def __init__(self):
        self.downloads = 0

    def newest(self):
        time.sleep(0.002)
        return "2.4.1"

    def download(self, version):
        time.sleep(0.002)
        self.downloads += 1
        return "package-%s.tar.gz" % version


class Updater:
    def __init__(self, repository):
        self._repository = repository
        self._busy = threading.Lock()
        self.installed = []

    def update(self):
        """Install the newest version; False when an update is on its way already."""
        if self._busy.locked():  # expect: THR227
            log.info("an update is running")
            return False
        version = self._repository.newest()
        with self._busy:
            self.installed.append(self._repository.download(version))
            return True


def main():
    updater = Updater(Repository())
    askers = [threading.Thread(target=updater.update, name=name) for name in ("button", "timer", "hook")]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    print("installed", ", ".join(updater.installed))


if __name__ == "__main__":
    main()
