import threading

import directory
import mail

threading.Thread(target=directory.rename, args=("ann", "bob")).start()
threading.Thread(target=mail.flush).start()
