#!/bin/sh
# Looks for what the tests stand on: Chromium, Chinese fonts, pdftotext, strace. With --apt, root may ask Debian
# for what is missing. What comes from PyPI and npm is locked and installed by make.
set -eu
missing() {
  command -v chromium >/dev/null || echo chromium
  # The extra fonts hold the weights; without them headlines fall back, and the pages that are measured are not ours.
  fc-list 'Noto Serif CJK SC:style=SemiBold' 2>/dev/null | grep -q . || echo fontconfig fonts-noto-cjk fonts-noto-cjk-extra
  command -v strace >/dev/null || echo strace
  command -v pdftotext >/dev/null || echo poppler-utils
}

wanted=$(missing | tr '\n' ' ')
[ -n "$wanted" ] || exit 0
if [ "${1-}" = --apt ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "正在安装 installing $wanted"
  if apt-get update -qq; then
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $wanted >/dev/null || true
  fi
  wanted=$(missing | tr '\n' ' ')
  [ -n "$wanted" ] || exit 0
fi
echo "浏览器测试还缺：${wanted}。Debian、Ubuntu 请运行：" >&2
echo "The browser tests need what is missing here: ${wanted}. On Debian or Ubuntu run:" >&2
echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends $wanted" >&2
exit 1
