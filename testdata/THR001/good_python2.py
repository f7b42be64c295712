import threading

lock = threading.Lock()
print "x", lock
exec "y = 1"
try:
    raise ValueError, "z"
except ValueError, error:
    print >>None, error
