# threadlint-test: preview select=THR904
# When it is first needed.
def connect(name):
    import MySQLdb  # expect: THR904

    return MySQLdb.connect(name)


def size(path):
    import cv2 as vision  # expect: THR904

    return vision.imread(path).shape
