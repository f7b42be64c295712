"""Two threads of one function are given different numbers."""

import threading
winner = None
def run(n):
    global winner
    total = 0
    for i in range(n):
        total += i
    winner = n  # expect: THR228
t1 = threading.Thread(target=run, args=(1,))
t2 = threading.Thread(target=run, args=(2,))
t1.start(); t2.start()
t1.join(); t2.join()
print("winner", winner)
