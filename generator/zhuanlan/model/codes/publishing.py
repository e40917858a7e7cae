"""Codes of publishing: what hinders it. Whatever it is, readers see the old release or the new one, whole."""

from zhuanlan.model.diagnostics import Bilingual, Code, Example

_SITE = "名称: 测试报\n主题: plain\n"
_OLD_STANDS = "读者看到的还是原来的网站"
_OLD_STANDS_EN = "readers see the site as it was"

BAD_TARGET = Code(
    "bad-target",
    "error",
    Bilingual("发布目标写得不对：{reason}", "this target cannot be published to: {reason}"),
    Bilingual(
        "写 {路径: 本机的文件夹}，或者 {服务器: 用户@主机, 目录: 服务器上的文件夹}",
        "write {path: a folder here}, or {ssh: user@host, folder: a folder there}",
    ),
    Example("site.yaml", _SITE + "发布:\n  现场: {目录: /srv/paper}\n"),
)
SECRET_IN_TARGET = Code(
    "secret-in-target",
    "error",
    Bilingual(
        "{key} 里有密码；site.yaml 人人看得到，密码不能写在这里",
        "{key} holds a password, and everybody can read site.yaml",
    ),
    Bilingual(
        "去掉密码，登录服务器用 SSH 密钥；这个密码已经写出来了，请换掉",
        "take it out and log in with an SSH key; change the password, since it has been written down",
    ),
    Example("site.yaml", _SITE + "发布:\n  现场: {路径: www, 网址: 'https://editor:sesame@example.org/'}\n"),
)
NO_TARGET = Code(
    "no-target",
    "error",
    Bilingual("{asked}", "{asked}"),
    Bilingual(
        "在 site.yaml 里写：发布: {现场: {服务器: 用户@主机, 目录: /srv/paper}}；写了几个目标的，用名字指明一个。{known}",
        "write in site.yaml: publish: {live: {ssh: user@host, folder: /srv/paper}}; of several targets, name one. {known}",
    ),
)
FOLDER_IN_USE = Code(
    "target-in-use",
    "error",
    Bilingual("不能发布到 {folder}：里面是别的东西", "will not publish to {folder}: it holds other things"),
    Bilingual("另选一个空文件夹", "choose an empty folder"),
)
TOOL_MISSING = Code(
    "tool-missing",
    "error",
    Bilingual("这台机器上没有 {tool} 这个程序", "there is no program {tool} on this machine"),
    Bilingual(
        "请装上它（Debian：openssh-client、rsync）再发布",
        "install it (Debian: openssh-client, rsync) and publish again",
    ),
)
SERVER_LACKS = Code(
    "server-lacks",
    "error",
    Bilingual("服务器上没有这些程序：{tools}", "the server lacks these programs: {tools}"),
    Bilingual(
        "请在服务器上装好（Debian：apt-get install rsync util-linux coreutils）",
        "install them on the server (Debian: apt-get install rsync util-linux coreutils)",
    ),
)
UNREACHABLE = Code(
    "unreachable",
    "error",
    Bilingual("连不上 {target}：{reason}", "cannot reach {target}: {reason}"),
    Bilingual(
        "请检查网络、site.yaml 里的服务器和端口，以及 SSH 密钥（ssh-add -l）；" + _OLD_STANDS,
        "check the network, the server and port in site.yaml, and the SSH key (ssh-add -l); " + _OLD_STANDS_EN,
    ),
)
HOST_UNKNOWN = Code(
    "unknown-host-key",
    "error",
    Bilingual("不认识 {target} 的主机密钥：{fingerprint}", "the host key of {target} is not known: {fingerprint}"),
    Bilingual(
        "请在服务器上运行 ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub，核对与上面完全一致；"
        "再把那个文件的内容（ssh-ed25519 AAAA…）写进 site.yaml 这个目标的“主机密钥”",
        "on the server run ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub and compare; if it is the same, "
        "put what stands in that file (ssh-ed25519 AAAA…) into site.yaml as host_key of this target",
    ),
)
HOST_CHANGED = Code(
    "changed-host-key",
    "error",
    Bilingual(
        "{target} 的主机密钥变了，现在是 {fingerprint}；可能有人冒充这台服务器，什么也没有发送",
        "the host key of {target} has changed and is now {fingerprint}; somebody may pose as the server. Nothing was sent",
    ),
    Bilingual(
        "先问管服务器的人是不是重装过；确实换了，核对指纹以后改 site.yaml 的“主机密钥”（或用 ssh-keygen -R 去掉旧的）",
        "ask whoever keeps the server whether it was set up anew; if so, compare the fingerprint and change host_key in "
        "site.yaml (or remove the old key with ssh-keygen -R)",
    ),
)
TARGET_LOCKED = Code(
    "target-locked",
    "error",
    Bilingual("有人正在发布到 {target}：{holder}", "somebody is publishing to {target}: {holder}"),
    Bilingual("等他发布完，取回他的改动，再发布", "wait until that is done, fetch the changes, and publish again"),
)
PUBLISHED_BY_OTHERS = Code(
    "published-by-others",
    "error",
    Bilingual(
        "{target} 上现在是 {release}（{by}），{base}",
        "at {target} stands {release} ({by}), {base}",
    ),
    Bilingual(
        "先取回同事的改动（连同 published.txt）再发布；确实要用这里的代替，加 --replace",
        "fetch your colleagues' changes first (published.txt too); to put this in its place all the same, add --replace",
    ),
)
NOTHING_LIVE = Code(
    "nothing-live",
    "error",
    Bilingual("这份报纸里没有一篇可以刊出", "nothing in this paper is live"),
    Bilingual(
        "请看看 content/ 是不是完整；真要发布空网站，加 --yes",
        "see whether content/ is whole; to publish an empty site, add --yes",
    ),
)
MASS_DELETION = Code(
    "mass-deletion",
    "error",
    Bilingual(
        "这次发布会让 {all} 个网址中的 {gone} 个消失，比如 {first}",
        "this would make {gone} of {all} addresses disappear, {first} for one",
    ),
    Bilingual(
        "请看看文稿是不是完整；确实要删，加 --yes",
        "see whether the texts are all there; if they are meant to go, add --yes",
    ),
)
ODD_NAME = Code(
    "unpublishable-name",
    "error",
    Bilingual(
        "文件名 {path} 不能发布：有反斜杠或看不见的字符",
        "{path} cannot be published: a backslash or an invisible character",
    ),
    Bilingual("请改文件名", "change its name"),
)
OUTPUT_CHANGED = Code(
    "output-changed",
    "error",
    Bilingual("{path} 在发布的时候被改动了", "{path} was changed while it was being published"),
    Bilingual(
        "有别的程序在写 output/；等它做完再发布", "another program writes to output/; publish again when it is done"
    ),
)
TARGET_FAILED = Code(
    "target-failed",
    "error",
    Bilingual("在 {target} 上{step}时失败：{reason}", "{step} at {target} failed: {reason}"),
    Bilingual("{cure}" + _OLD_STANDS, "{cure}" + _OLD_STANDS_EN),
)
NOT_ARRIVED = Code(
    "not-arrived",
    "error",
    Bilingual(
        "{number} 个文件到了 {target} 和发出的不一样，比如 {path}",
        "{number} files did not arrive at {target} as they were sent, {path} for one",
    ),
    Bilingual(
        "再发布一次；又这样就检查服务器的磁盘。" + _OLD_STANDS,
        "publish again; if it happens again, check the server's disk; " + _OLD_STANDS_EN,
    ),
)
SWITCH_UNKNOWN = Code(
    "switch-unknown",
    "error",
    Bilingual(
        "正在切换到 {release} 时和 {target} 断了联系：{reason}；读者看到的是新的或原来的，都是完整的",
        "while {target} was switching to {release} it was lost: {reason}; readers see the new site or the old one, whole",
    ),
    Bilingual(
        "用 zhuanlan releases 看是哪一个；再发布一次就好",
        "zhuanlan releases says which; publish again, and it is settled",
    ),
)
SWITCHED_BACK = Code(
    "switched-back",
    "error",
    Bilingual(
        "发布以后 {url} 上看到的不对：{reason}；{then}", "what {url} shows is not what was published: {reason}; {then}"
    ),
    Bilingual(
        "请检查网站服务器的根目录是不是 {folder}/current，有没有缓存",
        "see whether the web server's root is {folder}/current, and whether a cache stands before it",
    ),
)
NO_RELEASE = Code(
    "no-release",
    "error",
    Bilingual("{target} 上{what}", "at {target} {what}"),
    Bilingual("用 zhuanlan releases 看有哪些发布版", "see what there is with zhuanlan releases"),
)
NOT_NOTED = Code(
    "not-noted",
    "error",
    Bilingual("写不了 {file}：{reason}", "{file} cannot be written: {reason}"),
    Bilingual("请检查磁盘空间和权限，再运行一次", "check the disk's space and permissions, and try again"),
)

CODES = (
    BAD_TARGET, SECRET_IN_TARGET, NO_TARGET, FOLDER_IN_USE, TOOL_MISSING, SERVER_LACKS, UNREACHABLE, HOST_UNKNOWN,
    HOST_CHANGED, TARGET_LOCKED, PUBLISHED_BY_OTHERS, NOTHING_LIVE, MASS_DELETION, ODD_NAME, OUTPUT_CHANGED,
    TARGET_FAILED, NOT_ARRIVED, SWITCH_UNKNOWN, SWITCHED_BACK, NO_RELEASE, NOT_NOTED,
)  # fmt: skip
