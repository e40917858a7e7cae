#!/bin/sh
# Makes .venv with the first Python that is new enough and has venv. With --apt, root may ask Debian for one first.
set -eu
fit='import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))'
for python in python3.13 python3.12 python3.11 python3 python; do
  if "$python" -c "$fit" 2>/dev/null; then exec "$python" -m venv --clear .venv; fi
done
if [ "${1-}" = --apt ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y python3 python3-venv >/dev/null && exec sh "$0"
fi
echo '没有找到可用的 Python。请安装 Python 3.11 或更新的版本，连同 venv（Debian、Ubuntu：sudo apt-get install python3 python3-venv），再运行一次。' >&2
echo 'No usable Python found. Install Python 3.11 or newer with venv (Debian, Ubuntu: sudo apt-get install python3 python3-venv), then run this again.' >&2
exit 1
