"""Download a file in parts, several connections at a time, with a progress line."""
import io
import sys
import threading
import time
from typing import List, Optional, TextIO

PART_SIZE = 16 * 1024


class Remote:
    """Stands for a server that answers range requests."""

    def __init__(self, size: int) -> None:
        self.size = size

    def read_range(self, start: int, stop: int) -> bytes:
        time.sleep(0.002)
        return bytes(min(stop, self.size) - start)


class Download:
    def __init__(self, remote: Remote, connections: int = 4, progress: Optional[TextIO] = None) -> None:
        self.remote = remote
        self.connections = connections
        self.progress = progress
        self.received = 0
        self.target = io.BytesIO(bytes(remote.size))
        self.target_lock = threading.Lock()

    def fetch_part(self, start: int) -> int:
        """Get one part, put it into its place; returns its size."""
        data = self.remote.read_range(start, start + PART_SIZE)
        with self.target_lock:
            self.target.seek(start)
            self.target.write(data)
        return len(data)

    def fetch_parts(self, starts: List[int]) -> None:
        for start in starts:
            self.received += self.fetch_part(start)  # expect: THR202
            if self.progress:
                self.progress.write("\r%3d %%" % (100 * self.received // self.remote.size))

    def run(self) -> int:
        starts = list(range(0, self.remote.size, PART_SIZE))
        threads = [
            threading.Thread(target=self.fetch_parts, args=(starts[n :: self.connections],))
            for n in range(self.connections)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return self.received


def main() -> None:
    remote = Remote(size=20 * PART_SIZE + 123)
    received = Download(remote, progress=sys.stdout).run()
    print("\n%d of %d bytes received" % (received, remote.size))


if __name__ == "__main__":
    main()
