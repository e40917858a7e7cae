"""Codes of writing: nothing was lost, and nothing half written."""

from zhuanlan.model.diagnostics import Bilingual, Code

OUTPUT_REFUSED = Code(
    "output-refused",
    "error",
    Bilingual("不能写到 {folder}：{reason}。", "Will not write to {folder}: {reason}."),
    Bilingual("请用 --output 另选一个空文件夹。", "Choose an empty folder with --output."),
)
OUTPUT_FAILED = Code(
    "output-failed",
    "error",
    Bilingual("写 {path} 时失败：{reason}。", "Writing {path} failed: {reason}."),
    Bilingual(
        "请检查磁盘空间和权限，再运行一次；原来的网站没有坏。",
        "Check the disk's space and permissions and try again; the old site is whole.",
    ),
)
OUTPUT_HALF = Code(
    "output-half",
    "error",
    Bilingual(
        "把新文件换上去时停在 {path}：{reason}", "putting the new files in their places stopped at {path}: {reason}"
    ),
    Bilingual(
        "每个文件都是完整的，有的是新的，有的还是旧的；请检查磁盘和权限，再运行一次",
        "every file is whole, some are new and some still old; check the disk and its permissions and try again",
    ),
)
BROKEN_OFF = Code(
    "broken-off",
    "error",
    Bilingual("做不下去了：{reason}", "could not go on: {reason}"),
    Bilingual(
        "请检查磁盘、权限和内存，再运行一次；原来的网站没有坏",
        "check the disk, its permissions and the memory and try again; the old site is whole",
    ),
)

LOCKED = Code(
    "locked",
    "error",
    Bilingual(
        "另一个程序（进程 {holder}）正在生成这份报纸。", "Another program (process {holder}) is building this paper."
    ),
    Bilingual("等它做完再运行一次。", "Wait until it has finished, and try again."),
)
NOT_VERIFIED = Code(
    "not-verified",
    "error",
    Bilingual("这个文件和从头做出来的不一样。", "This file is not what a clean build makes."),
    Bilingual(
        "这是本程序的错误：请删去 .zhuanlan 文件夹再生成一次，并告诉我们。",
        "This is an error of ours: delete the folder .zhuanlan, build again, and tell us.",
    ),
)

CODES = (OUTPUT_REFUSED, OUTPUT_FAILED, OUTPUT_HALF, BROKEN_OFF, LOCKED, NOT_VERIFIED)
