"""Game rooms: each is a thread that reports scores as they come."""
import threading

from board import Leaderboard


class Room(threading.Thread):
    def __init__(self, board, player, scores):
        super().__init__()
        self.board = board
        self.player = player
        self.scores = scores
        self.records = 0

    def run(self):
        for score in self.scores:
            self.records += self.board.report(self.player, score)


def play(games):
    """`games` are pairs of a player and his scores; returns the board at the end."""
    board = Leaderboard()
    rooms = [Room(board, player, scores) for player, scores in games]
    for room in rooms:
        room.start()
    for room in rooms:
        room.join()
    return board
