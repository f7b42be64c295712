"""An evening in three rooms; ann plays in two of them."""
from rooms import play


def main():
    board = play([("ann", [10, 30, 20]), ("ben", [15, 5]), ("ann", [25, 40])])
    for place, player in enumerate(board.ranking(), 1):
        print(place, player, board.best_of(player))


if __name__ == "__main__":
    main()
