import threading

lock = threading.Lock()  # threadlint: ignore[THR999]
# expect@-1: THR005 "`THR999`"
