"""`zhuanlan publish`: a built paper becomes what readers see, on a server or in a folder, whole or not at all.

target → `ways` → `shell` (one that lives as long as the publication, and holds the lock there) → `server` (what it can be asked)
output → `freezing` → Manifest → `sending` → verified there → switched → `asking` (through HTTP) → kept, or switched back
"""
