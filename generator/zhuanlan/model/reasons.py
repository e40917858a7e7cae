"""What a system says when it refuses, in the languages of editors."""

import errno
from typing import Final

from zhuanlan.model.diagnostics import Bilingual

_KNOWN: Final = {
    errno.EACCES: Bilingual("没有权限", "permission denied"),
    errno.EPERM: Bilingual("系统不允许", "operation not permitted"),
    errno.ENOENT: Bilingual("文件或文件夹不在了", "no such file or folder"),
    errno.ENOTDIR: Bilingual("路径里有一段不是文件夹", "a part of the path is no folder"),
    errno.EISDIR: Bilingual("那是一个文件夹", "it is a folder"),
    errno.ENOSPC: Bilingual("磁盘满了", "the disk is full"),
    errno.EROFS: Bilingual("磁盘是只读的", "the disk is read-only"),
    errno.EIO: Bilingual("磁盘读写出错", "the disk failed"),
    errno.EMFILE: Bilingual("打开的文件太多", "too many open files"),
    errno.ENFILE: Bilingual("系统里打开的文件太多", "too many open files in the system"),
    errno.EAGAIN: Bilingual("系统开不了更多的进程", "the system has no more processes to give"),
    errno.ENOMEM: Bilingual("内存不够", "not enough memory"),
    errno.EXDEV: Bilingual("两处不在同一个磁盘上", "the two places are on different disks"),
    errno.ELOOP: Bilingual("链接绕成了圈", "links lead in a circle"),
    errno.ENAMETOOLONG: Bilingual("文件名太长", "the name is too long"),
    errno.EADDRINUSE: Bilingual("有别的程序在用", "another program uses it"),
    errno.EADDRNOTAVAIL: Bilingual("本机没有这个地址", "this machine has no such address"),
}


def reason_of(error: OSError) -> Bilingual | str:
    """Why the system refused; what we have no words for, in the system's own."""
    return _KNOWN.get(error.errno or 0) or error.strerror or str(error)
