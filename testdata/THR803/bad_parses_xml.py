# Parsing keeps the GIL.
from multiprocessing.pool import ThreadPool
from xml.etree import ElementTree

CATALOGUE = "<items>%s</items>" % "".join('<item id="%d"><price>%.2f</price></item>' % (i, i / 4) for i in range(2000))


def highest_price(_):
    root = ElementTree.fromstring(CATALOGUE)
    return max(float(item.find("price").text) for item in root.iter("item"))


with ThreadPool(4) as pool:
    print(max(pool.map(highest_price, range(200))))  # expect: THR803
