# threadlint-test: target-version=3.7
import sys
import threading

if sys.version_info >= (3, 8):
    print(threading.get_native_id())
else:
    print(threading.get_ident())
