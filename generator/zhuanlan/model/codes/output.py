"""Codes of writing: nothing was lost, and nothing half written."""

from zhuanlan.model.diagnostics import Bilingual, Code

OUTPUT_REFUSED = Code(
    "output-refused",
    "error",
    Bilingual("不能写到 {folder}：{reason}", "will not write to {folder}: {reason}"),
    Bilingual("请用 --output 另选一个空文件夹", "choose an empty folder with --output"),
)
OUTPUT_FAILED = Code(
    "output-failed",
    "error",
    Bilingual("写 {path} 时失败：{reason}", "writing {path} failed: {reason}"),
    Bilingual(
        "请检查磁盘空间和权限，再运行一次；原来的网站没有坏",
        "check the disk's space and permissions and try again; the old site is whole",
    ),
)

CODES = (OUTPUT_REFUSED, OUTPUT_FAILED)
