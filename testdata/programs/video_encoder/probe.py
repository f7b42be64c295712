"""Clips of one frame each; the sum must be the number of clips."""
import sys
import time

sys.path.insert(0, sys.argv[1])
import main


def encode(clip):
    time.sleep(0.002)
    return clip[1]


main.Encoder.encode = staticmethod(encode)
frames = main.encode_all([("clip", 1)] * 120, encoders=6)
if frames != 120:
    print("%d of 120 frames counted" % frames)
    sys.exit(1)
