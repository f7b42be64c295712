# threadlint: ignore-file[THR000]
# expect@-1: THR005
import threading

lock = threading.Lock()
