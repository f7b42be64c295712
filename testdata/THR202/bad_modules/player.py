import time


def play(board):
    time.sleep(0.001)
    board.move()
