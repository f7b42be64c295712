def score(char):
    return (ord(char) * 31) % 1009


def crunch(text):
    total = 0
    for char in text:
        for _ in range(20):
            total = (total + score(char)) % 65521
    return total
