"""A command typed wrongly, told in both languages: which one the editor reads is not known yet."""

import click

_CHINESE = {
    "NoSuchCommand": "没有这个命令",
    "NoSuchOption": "没有这个选项",
    "MissingParameter": "少写了一项",
    "BadParameter": "这一项写得不对",
    "BadOptionUsage": "选项用得不对",
    "BadArgumentUsage": "参数用得不对",
    "UsageError": "命令写得不对",
}


def told(error: click.ClickException) -> str:
    """What is wrong, what may stand there, and how to learn more."""
    kinds = (kind.__name__ for kind in type(error).__mro__)
    chinese = next((_CHINESE[kind] for kind in kinds if kind in _CHINESE), "出错了")
    path = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "zhuanlan"
    return f"{chinese}。{error.format_message()}\n用法 usage: {path} --help"
