"""Which words name a role in a byline: 记者, 责任编辑, 供稿单位, …

The words that newspapers use (docs/keys.md), and the endings with which newspapers make new ones (本版责编, 特约摄影).
"""

import re

ROLES = (
    "记者", "通讯员", "编辑", "责任编辑", "责编", "校对", "审校", "审稿", "审核", "审签", "签发", "译者", "翻译", "摄影",
    "摄像", "绘图", "制图", "供图", "设计", "美编", "美术编辑", "策划", "统筹", "主编", "副主编", "总编", "监制",
    "主持", "主持人", "采访", "采访者", "采访人", "受访者", "受访人", "整理", "撰文", "执笔", "口述", "录入", "排版", "供稿",
    "供稿单位", "文", "图", "编译", "编校", "校订", "点评", "插图", "制作", "剪辑", "配音", "嘉宾", "对话人", "讲述",
    "讲述人", "记录", "组稿", "题字", "书法", "版式", "出品", "出品人", "实习生", "评论员", "指导老师", "指导", "顾问",
)  # fmt: skip
ENGLISH_ROLES = (
    "reporter", "correspondent", "editor", "proofreader", "reviewer", "translator", "photographer", "photo",
    "illustrator", "designer", "planner", "producer", "interviewer", "interviewee", "writer", "contributor", "host",
)  # fmt: skip
_ENDINGS = (
    "编辑|记者|责编|校对|审校|审稿|审核|审签|译者|翻译|摄影|摄像|绘图|制图|供图|设计|美编|策划|统筹|主编|监制|主持|主持人|采访|"
    "采访者|受访者|受访人|整理|撰文|执笔|口述|录入|排版|供稿|供稿单位|通讯员|编译|编校|剪辑|插图|制作|评论员"
)
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_ROLE = f"{'|'.join(ROLES)}|[{_HAN}、/／·]{{1,6}}(?:{_ENDINGS})"
_ENGLISH = rf"(?i)(?:(?:chief|copy|managing|photo|guest)[ _-])?(?:{'|'.join(ENGLISH_ROLES)})s?"


def is_role(word: str) -> bool:
    """Whether a key, or what stands before a colon in a byline, names a role."""
    word = word.strip()
    return bool(re.fullmatch(_ROLE, word) or re.fullmatch(_ENGLISH, word))
