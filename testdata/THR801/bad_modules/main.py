import threading

import work

threads = [threading.Thread(target=work.crunch, args=(text,)) for text in ("a" * 5000, "b" * 5000)]  # expect: THR801
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
