#!/bin/sh
# Looks for what the browser tests stand on and Debian has: Chromium, Chinese fonts, pdftotext.
set -eu
zh=浏览器测试
en='The browser tests'
missing() {
  command -v chromium >/dev/null || echo chromium
  # The extra fonts hold the weights; without them headlines fall back, and the pages that are measured are not ours.
  fc-list 'Noto Serif CJK SC:style=SemiBold' 2>/dev/null | grep -q . || echo fontconfig fonts-noto-cjk fonts-noto-cjk-extra
  command -v pdftotext >/dev/null || echo poppler-utils
}
. "$(dirname "$0")/debian.sh"
