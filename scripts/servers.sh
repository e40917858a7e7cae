#!/bin/sh
# Looks for the servers and tools that the tests of publishing and of faults start and Debian has. None of them is left
# running, and none is started at boot for our sake.
set -eu
zh=发布和出错的测试
en='The tests of publishing and of faults'
PATH=$PATH:/usr/sbin:/sbin
missing() {
  for pair in sshd:openssh-server ssh:openssh-client rsync:rsync nginx:nginx-light caddy:caddy openssl:openssl strace:strace \
    flock:util-linux unshare:util-linux; do
    command -v "${pair%%:*}" >/dev/null || echo "${pair#*:}"
  done
}
. "$(dirname "$0")/debian.sh"
