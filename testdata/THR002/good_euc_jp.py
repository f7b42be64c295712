# -*- coding: euc-jp -*-
import threading
name = "日本"
