"""zhuanlan 专栏: Markdown articles and Jinja themes become a static Chinese newspaper."""

__version__ = "0.1.0"
