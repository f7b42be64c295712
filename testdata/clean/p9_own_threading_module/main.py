import threads

thread = threads.Thread(print)
thread.run()
thread.start()
thread.daemon = True
print(thread.isAlive())
lock = threads.Lock()
with lock:
    with lock:
        print("not a lock")
with threads.Lock():
    print("not a lock either")
