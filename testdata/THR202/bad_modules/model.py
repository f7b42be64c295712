class Board:
    def __init__(self):
        self.moves = 0

    def move(self):
        self.moves += 1  # expect: THR202
