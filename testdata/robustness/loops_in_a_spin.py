# `while` around `while` around `for`, without a test of its own between.
import threading
class _ByteGrowthWatchdog:
    """Fensterbasierte Variante für den direkten MP4-Downloader."""
    def start(self):
            self._scheduler_thread = threading.Thread(  # expect: THR102
                target=self._scheduler, args=(generation,), daemon=True,
            )
    def _scheduler(self, generation: int):
        while True:
            with self._lock:
                while self._running and generation == self._scheduler_generation and self._jobs:
                    for active_job, _thread, _started in self._active.values():
