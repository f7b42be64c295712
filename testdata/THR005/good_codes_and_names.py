import threading

thread = threading.Thread(target=print)
thread.run()  # threadlint: ignore[THR101]
thread = threading.Thread(target=print)
thread.run()  # threadlint: ignore[run-instead-of-start]
thread = threading.Thread(target=print)
thread.run()  # threadlint: ignore
thread = threading.Thread(target=print)
thread.run()  # noqa: THR101
thread = threading.Thread(target=print)
thread.run()  # noqa
