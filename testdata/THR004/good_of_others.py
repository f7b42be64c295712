import threading

guard = threading.Lock()  # noqa
lock = threading.Lock()  # noqa: E501, F401
text = "# threadlint: ignore[THR201]"
# To silence a finding write threadlint: ignore[THR201] after a `#`.
