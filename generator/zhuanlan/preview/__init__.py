"""`zhuanlan serve`: the newest paper on this machine's screen, page by page, as it is being written.

Disk → `census`, `hints` → `settling` → `newsroom` → `Desk` → `Edition` → `stand` → `reception` → browser.
"""
