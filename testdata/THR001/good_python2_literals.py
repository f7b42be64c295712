import threading

lock = threading.Lock()
print `lock`, 0777, 10L, ur"u", 1 <> 2
