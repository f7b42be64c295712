# coding: no-such-codec
import threading
