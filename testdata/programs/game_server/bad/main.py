"""A match with a few scripted players."""
import socket
import threading

from game import Arena
from server import GameServer


def play(address, name, team, coins):
    lines = ["join %s %s" % (name, team)] + ["coin " + coin for coin in coins] + ["bye"]
    with socket.create_connection(address, timeout=10) as connection:
        connection.sendall("".join(line + "\n" for line in lines).encode())
        while connection.recv(100):
            pass


def match(players):
    """Let all play at the same time; returns the score of each team."""
    arena = Arena("red", "blue")
    with GameServer(arena) as server:
        address = server.server_address
        threads = [threading.Thread(target=play, args=(address, *player)) for player in players]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return {team.name: team.score for team in arena.teams.values()}


def main():
    coins = ["gold", "silver", "copper"]
    print(match([("ann", "red", coins), ("ben", "blue", coins), ("cem", "red", coins[1:])]))


if __name__ == "__main__":
    main()
