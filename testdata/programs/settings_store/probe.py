"""Plugins install themselves from many threads; the list must name all of them."""
import os
import sys
import tempfile

sys.path.insert(0, sys.argv[1])
import main

plugins = ["plugin %d" % number for number in range(60)]
with tempfile.TemporaryDirectory() as folder:
    settings = main.Settings(os.path.join(folder, "settings"))
    main.install_all(settings, plugins, workers=8)
    listed = len(settings.get("plugins"))
if listed != 60:
    print("%d of 60 plugins are listed" % listed)
    sys.exit(1)
