#!/bin/bash
# The walk of docs/first-article.md, with the seconds that each step took: a clone, an article, a mistake, its cure.
set -u
repository=$(cd "$(dirname "$0")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1

step() {
  local start=$EPOCHREALTIME
  "$@"
  printf '== %.1f s  %s\n' "$(python3 -c "print($EPOCHREALTIME - $start)")" "${*/$repository/URL}"
}

step git clone -q "$repository" paper && cd paper || exit 1
step make site
step .venv/bin/zhuanlan new article 灯亮之后
article=$(echo content/文章/*-灯亮之后.md)
# What an editor does to it, with three slips: a key misspelt, a full-width colon, a column that does not exist.
sed -i 's/^标题: /标提: /; s/^# 作者: .*/作者：秦小川/; s/^# 专栏: .*/专栏: 说到作到/; s/^状态: .*/状态: 签发/' "$article"
echo '村口的灯亮了以后，路好走了。先前的事见[[田埂谁来补]]。' >>"$article"
step .venv/bin/zhuanlan check
sed -i 's/^标提: /标题: /; s/^作者：/作者: /; s/^专栏: .*/专栏: 说到做到/' "$article"
step .venv/bin/zhuanlan build
ls output/articles/*灯亮之后.html
