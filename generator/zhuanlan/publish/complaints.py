"""What ssh, rsync and the server's own programs say when they fail → a finding that an editor can act on.

Their words are English, since they run with LC_ALL=C; of what they say only what is meant for people is passed on.
"""

import errno
import re
import subprocess

from zhuanlan.model import reasons
from zhuanlan.model.codes import publishing as codes
from zhuanlan.model.diagnostics import Bilingual, Diagnostic
from zhuanlan.model.secrets import hidden
from zhuanlan.publish.shell import FailedError, LostError
from zhuanlan.publish.ways import Way

_REASONS = (
    ("No space left on device", "磁盘满了", "the disk is full"),
    ("Disk quota exceeded", "磁盘配额用完了", "the disk quota is used up"),
    ("Read-only file system", "磁盘是只读的", "the file system is read-only"),
    ("Permission denied (", "没有一把 SSH 密钥被接受", "no SSH key was accepted"),
    (
        "Too many authentication failures",
        "试过的 SSH 密钥太多，没有一把被接受",
        "too many SSH keys, and none was accepted",
    ),
    ("Permission denied", "没有权限", "permission denied"),
    ("Operation not permitted", "没有权限", "permission denied"),
    ("Input/output error", "磁盘读写出错", "the disk cannot be read or written (I/O error)"),
    ("Too many open files", "打开的文件太多", "too many open files"),
    ("Could not resolve hostname", "没有这台主机", "there is no such host"),
    ("Connection refused", "对方拒绝连接", "connection refused"),
    ("No route to host", "网络不通", "no route to the host"),
    ("Network is unreachable", "网络不通", "the network is unreachable"),
    ("timed out", "等了太久没有回音", "no answer in time"),
    ("Timeout, server", "等了太久没有回音", "no answer in time"),
    ("timeout in data", "等了太久没有回音", "no answer in time"),
    ("rsync: command not found", "服务器上没有 rsync", "the server has no rsync"),
    ("rsync: not found", "服务器上没有 rsync", "the server has no rsync"),
    ("Connection closed by", "对方断开了连接", "the connection was closed"),
    ("Connection reset", "连接中断", "the connection was reset"),
    ("closed by remote host", "对方断开了连接", "the connection was closed"),
    ("connection unexpectedly closed", "连接中断", "the connection was lost"),
    ("Broken pipe", "连接中断", "the connection was lost"),
    ("No such file or directory", "没有这个文件或文件夹", "no such file or folder"),
    ("Not a directory", "路径里有一段不是文件夹", "a part of the path is no folder"),
    ("File exists", "已经有同名的文件", "a file of that name is there"),
)
_PATH = re.compile(r"(?<![\w.])(?:~|/|[A-Za-z]:[\\/])[^\s:'\"‘’]*")
_FULL = "清理磁盘再发布。", "make room on the disk and publish again; "
_AGAIN = "再发布一次。", "publish again; "
_RIGHTS = (
    "请检查 site.yaml 里写的目录，和登录用户在那里的权限。",
    "check the folder in site.yaml, and what the user may do there; ",
)
_FORBIDDEN = (
    "Permission denied",
    "Operation not permitted",
    "Read-only file system",
    "No such file or directory",
    "Not a directory",
    "File exists",
)


def reason_of(said: str) -> Bilingual:
    """What is wrong, in few words; a reason that is not known is given as it was said, without paths."""
    for sign, chinese, english in _REASONS:
        if sign in said:
            return Bilingual(chinese, english)
    lines = [line.strip() for line in said.splitlines() if line.strip() and not line.startswith("debug")]
    last = _PATH.sub("…", hidden(lines[-1]))[:200] if lines else ""
    return Bilingual(last or "连接中断", last or "the connection was lost")


def lost(way: Way, error: LostError) -> Diagnostic:
    """The connection could not be made, or broke."""
    if way.ssh and "REMOTE HOST IDENTIFICATION HAS CHANGED" in error.said:
        return codes.HOST_CHANGED.at(way.place, target=way.shown, fingerprint=_fingerprint(way))
    if way.ssh and "Host key verification failed" in error.said:
        # A key that is given and not the one that the server has comes as an unknown one.
        code = codes.HOST_CHANGED if "HostKeyAlias" in " ".join(way.ssh) else codes.HOST_UNKNOWN
        return code.at(way.place, target=way.shown, fingerprint=_fingerprint(way))
    return codes.UNREACHABLE.at(way.place, target=way.shown, reason=reason_of(error.said))


def failed(way: Way, step: Bilingual, said: str) -> Diagnostic:
    """A step at the target failed."""
    full = "No space left" in said or "quota" in said
    forbidden = any(sign in said for sign in _FORBIDDEN)
    return _failed(way, step, reason_of(said), _FULL if full else _RIGHTS if forbidden else _AGAIN)


def refused(way: Way, step: Bilingual, error: OSError) -> Diagnostic:
    """This machine refused what a step needs: a file, a pipe, a process."""
    return _failed(way, step, reasons.reason_of(error), _FULL if error.errno == errno.ENOSPC else _AGAIN)


def _failed(way: Way, step: Bilingual, reason: Bilingual | str, cure: tuple[str, str]) -> Diagnostic:
    return codes.TARGET_FAILED.at(way.place, target=way.shown, step=step, reason=reason, cure=Bilingual(*cure))


def failed_call(way: Way, error: FailedError) -> Diagnostic:
    """A call to the target's shell failed."""
    return failed(way, _STEPS.get(error.call, Bilingual(error.call, error.call)), error.said)


BEGINNING = Bilingual("开始", "beginning")
_STEPS = {
    "enter": Bilingual("打开目录", "opening the folder"),
    "hold": Bilingual("加锁", "taking the lock"),
    "state": Bilingual("查看发布版", "looking at the releases"),
    "begin": Bilingual("新建发布版", "beginning the release"),
    "keep": Bilingual("写清单", "writing the manifest"),
    "reuse": Bilingual("沿用旧文件", "reusing files"),
    "verify": Bilingual("核对文件", "verifying the files"),
    "settle": Bilingual("落盘", "writing to the disk"),
    "place": Bilingual("就位", "putting the release in its place"),
    "switch": Bilingual("切换", "switching"),
    "drop": Bilingual("清理旧发布版", "deleting old releases"),
    "clean": Bilingual("清理", "cleaning up"),
}


def _fingerprint(way: Way) -> str:
    """What ssh tells of the key that the server shows; asked once more, since a refusal does not always say it."""
    command = [way.ssh[0], "-v", *way.ssh[1:], way.host, "true"]
    try:
        asked = subprocess.run(
            command,
            env=way.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=way.seconds,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return "?"
    found = re.search(r"Server host key: (\S+ SHA256:\S+)", asked.stderr.decode("utf-8", "replace"))
    return found[1] if found else "?"
