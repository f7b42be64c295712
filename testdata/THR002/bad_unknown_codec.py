# -*- coding: no-such-codec -*-  # expect: THR002 "no-such-codec"
import threading
