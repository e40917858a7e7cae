"""`zhuanlan` and `python -m zhuanlan`."""

import gc
import os
import sys
from pathlib import Path


def main() -> None:
    """Run the command line, leaving no traceback to a reader who has gone away or cannot show Chinese."""
    # A build makes a hundred thousand records and ends: collecting cycles among them would take a quarter of its time.
    gc.disable()
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            # It was closed. Left so, the first file that is opened would take its place, and our words would go there.
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    try:
        status = _run()
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (`| head`) has gone.
        status = _silenced()
    except (OSError, MemoryError, ImportError) as error:
        # A disk that cannot be read or written, even to say so; or no memory. Whatever stood in the output stands there.
        reason = f"{type(error).__name__}: {error}"
        try:
            print(f"做不下去了 could not go on: {reason}", file=sys.stderr)
        finally:
            status = _silenced()
    # Nor does anybody need the records to be taken apart one by one at the end: a tenth of a build.
    gc.freeze()
    sys.exit(status)


def _run() -> int:
    """The exit status of the command that was typed."""
    import click

    from zhuanlan.cli import zhuanlan
    from zhuanlan.usage import told

    try:
        zhuanlan(prog_name="zhuanlan", standalone_mode=False)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return error.exit_code
    except click.ClickException as error:
        click.echo(told(error), err=True)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        return 130
    return 0


def _silenced() -> int:
    """What was not yet printed cannot be; else Python would try once more at its end, and tell of its failure."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    return 1


if __name__ == "__main__":
    main()
