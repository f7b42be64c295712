"""Record spans of work into a trace file; the file is made by the first span of the process."""
import contextlib
import json
import os
import tempfile
import threading
import time


class TraceFile:
    """One JSON object a line. Safe to use from several threads."""

    def __init__(self, path):
        self._lock = threading.Lock()
        self._file = open(path, "w", encoding="utf-8")
        self.record({"pid": os.getpid(), "started": time.time()})

    def record(self, entry):
        line = json.dumps(entry) + "\n"
        with self._lock:
            self._file.write(line)
            self._file.flush()

    def close(self):
        with self._lock:
            self._file.close()


class Tracer:
    def __init__(self, path):
        self.path = path
        self._trace = None
        self._trace_lock = threading.Lock()

    @property
    def trace(self):
        if self._trace is None:  # expect: THR208
            with self._trace_lock:
                self._trace = TraceFile(self.path)
        return self._trace

    @contextlib.contextmanager
    def span(self, name):
        started = time.perf_counter()
        try:
            yield
        finally:
            self.trace.record({"span": name, "ms": (time.perf_counter() - started) * 1000})

    def close(self):
        if self._trace is not None:
            self._trace.close()


def resize(tracer, picture):
    with tracer.span("resize " + picture):
        time.sleep(0.002)


def main():
    with tempfile.TemporaryDirectory() as folder:
        tracer = Tracer(os.path.join(folder, "trace.jsonl"))
        pictures = ("a.png", "b.png", "c.png")
        threads = [threading.Thread(target=resize, args=(tracer, picture)) for picture in pictures]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        tracer.close()
        with open(tracer.path, encoding="utf-8") as trace:
            print(len(trace.readlines()), "lines traced")


if __name__ == "__main__":
    main()
