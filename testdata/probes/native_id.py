# THR509: where native thread ids exist.
import threading

from probing import outcome, report

report("threading.get_native_id exists", hasattr(threading, "get_native_id"))
thread = threading.Thread(target=lambda: None)
report("Thread.native_id exists", hasattr(thread, "native_id"))
report("native_id before start()", outcome(lambda: repr(thread.native_id)))
report("ident before start()", repr(thread.ident))
