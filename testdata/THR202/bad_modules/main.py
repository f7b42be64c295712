import threading

from model import Board
from player import play

board = Board()
threads = [threading.Thread(target=play, args=(board,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(board.moves)
