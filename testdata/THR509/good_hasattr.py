# threadlint-test: target-version=3.7
import threading

if hasattr(threading, "get_native_id"):
    print(threading.get_native_id())
thread = threading.current_thread()
print(getattr(thread, "native_id", None))
if hasattr(thread, "native_id"):
    print(thread.native_id)
