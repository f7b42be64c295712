# threadlint-test: target-version=3.8
import threading

print(threading.get_native_id(), threading.current_thread().native_id)
