# threadlint-test: target-version=3.6
import threading

try:
    native = threading.get_native_id()
except AttributeError:
    native = threading.get_ident()
print(native)
