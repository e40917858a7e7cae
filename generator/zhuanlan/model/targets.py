"""A target of `publish:` in site.yaml: a folder, or a server reached by SSH, and what makes no sense of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from zhuanlan.model.codes.publishing import BAD_TARGET, SECRET_IN_TARGET
from zhuanlan.model.diagnostics import Bilingual
from zhuanlan.model.schema import Fault, Line, Web, Whole, key

_HOST = re.compile(r"(?:[\w.+-]+@)?[\w.-]+|(?:[\w.+-]+@)?\[?[0-9A-Fa-f:]{2,}\]?")
_HOST_KEY = re.compile(r"(?:ssh-|ecdsa-|sk-)[\w@.-]+ [A-Za-z0-9+/]{40,}={0,2}(?: .*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A place to publish to: a folder, or a server reached by SSH. `timeout` is in seconds, `keep` a number of releases."""

    path: str = key("路径", type=Line())
    ssh: str = key("服务器", type=Line())
    port: int | None = key("端口", type=Whole(1, 65535))
    folder: str = key("目录", type=Line())
    host_key: str = key("主机密钥", type=Line())
    url: str = key("网址", type=Web())
    keep: int | None = key("保留", type=Whole(1, 1000))
    timeout: int | None = key("超时", type=Whole(3, 3600))


def faults(target: Target) -> Iterator[Fault]:
    """What is wrong with a target that can be read."""
    if target.path and target.ssh:
        yield _bad("ssh", "路径和服务器只能写一样", "give path or ssh, not both")
    elif not target.path and not target.ssh:
        yield _bad("", "没有写路径，也没有写服务器", "it gives neither path nor ssh")
    elif target.ssh and not target.folder:
        yield _bad("ssh", "没有写服务器上的目录", "it gives no folder on the server")
    if target.path:
        for name, value in (("port", target.port), ("folder", target.folder), ("host_key", target.host_key)):
            if value:
                yield _bad(name, "本机的文件夹用不着这一项", "a folder of this machine has no use for this")
    elif target.ssh and ":" in target.ssh.partition("@")[0] and "@" in target.ssh:
        yield Fault("ssh", SECRET_IN_TARGET, (("key", "服务器 ssh"),), secret=True)
    elif target.ssh and (target.ssh.startswith("-") or not _HOST.fullmatch(target.ssh)):
        yield _bad("ssh", "服务器写成 用户@主机，端口另写一项", "ssh is user@host, and the port a key of its own")
    if target.folder.startswith("-") or target.folder in ("~", "~/") or _other_home(target.folder):
        yield _bad(
            "folder",
            "目录写成 /srv/paper，或者从登录的文件夹起 www/paper",
            "folder is /srv/paper, or www/paper from the home",
        )
    if target.host_key and not _HOST_KEY.fullmatch(target.host_key):
        yield _bad(
            "host_key",
            "主机密钥是服务器上 /etc/ssh/ssh_host_ed25519_key.pub 里的那一行",
            "host_key is the line in /etc/ssh/ssh_host_ed25519_key.pub on the server",
        )
    if "@" in urlsplit(target.url).netloc:
        yield Fault("url", SECRET_IN_TARGET, (("key", "网址 url"),), secret=True)


def _other_home(folder: str) -> bool:
    return folder.startswith("~") and not folder.startswith("~/")


def _bad(name: str, chinese: str, english: str) -> Fault:
    return Fault(name, BAD_TARGET, (("reason", Bilingual(chinese, english)),))
