"""How fast `zhuanlan` is beside its peers: one corpus, the same edits, in turn. See docs/performance.md."""
