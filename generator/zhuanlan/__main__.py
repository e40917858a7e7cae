"""`zhuanlan` and `python -m zhuanlan`."""

import sys


def main() -> None:
    """Run the command line, leaving no traceback to a reader who has gone away or cannot show Chinese."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    from zhuanlan.cli import zhuanlan

    try:
        zhuanlan(standalone_mode=True)
    except BrokenPipeError:
        # The reader (`| head`) has gone; closing stderr keeps Python from saying so at exit.
        sys.stderr.close()
        sys.exit(1)


if __name__ == "__main__":
    main()
