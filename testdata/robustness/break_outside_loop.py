import threading
break
continue
return
yield 1
