"""`zhuanlan` and `python -m zhuanlan`."""

import gc
import sys


def main() -> None:
    """Run the command line, leaving no traceback to a reader who has gone away or cannot show Chinese."""
    # A build makes a hundred thousand records and ends: collecting cycles among them would take a quarter of its time.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    import click

    from zhuanlan.cli import zhuanlan
    from zhuanlan.usage import told

    try:
        status = zhuanlan(prog_name="zhuanlan", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        status = error.exit_code
    except click.ClickException as error:
        click.echo(told(error), err=True)
        status = error.exit_code
    except (KeyboardInterrupt, click.Abort):
        status = 130
    except BrokenPipeError:
        # The reader (`| head`) has gone; closing stderr keeps Python from saying so at exit.
        sys.stderr.close()
        status = 1
    sys.exit(status)


if __name__ == "__main__":
    main()
