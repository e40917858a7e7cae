"""`zhuanlan server-config`: how nginx and Caddy are told to serve a published paper.

paper, target, pages → Hosting → `nginx` or `caddy` → the text of a configuration
"""
