# threadlint-test: target-version=3.7
import threading

print(threading.get_native_id())  # expect: THR509 "3.7"
