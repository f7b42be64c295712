# threadlint-test: target-version=3.7
import _thread
import threading as th

print(th.get_native_id(), th.get_ident())  # expect: THR509
print(_thread.get_native_id())  # expect: THR509
