import threading
x = [**threading]
