# threadlint-test: preview select=THR904
# Modules of the project that are called alike.
from . import pycurl
from .gevent import monkey
import my.cv2

print(pycurl, monkey, my)
