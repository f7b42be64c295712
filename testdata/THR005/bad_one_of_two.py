import threading

thread = threading.Thread(target=print)
thread.run()  # threadlint: ignore[THR101, no-such-rule]
# expect@-1: THR005 "no-such-rule"
