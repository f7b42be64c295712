# THR507: idents of threads that ended come back.
import threading

from probing import ON_JYTHON, report

TURNS = 50

idents = []
for _ in range(TURNS):
    thread = threading.Thread(target=lambda: None)
    thread.start()
    thread.join()
    idents.append(thread.ident)
report("an ident was used by two threads, one after the other", len(set(idents)) < TURNS, expected=not ON_JYTHON, because="THR507")
