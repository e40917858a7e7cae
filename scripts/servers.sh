#!/bin/sh
# Looks for the servers and tools that the tests of publishing start and Debian has: sshd, ssh, rsync, nginx, Caddy, strace. With
# --apt, root may ask Debian for what is missing. None of them is left running, and none is started at boot for our sake.
set -eu
PATH=$PATH:/usr/sbin:/sbin
missing() {
  for pair in sshd:openssh-server ssh:openssh-client rsync:rsync nginx:nginx-light caddy:caddy strace:strace flock:util-linux; do
    command -v "${pair%%:*}" >/dev/null || echo "${pair#*:}"
  done
}

wanted=$(missing | tr '\n' ' ')
[ -n "$wanted" ] || exit 0
if [ "${1-}" = --apt ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "正在安装 installing $wanted"
  # Debian starts what it installs; a policy that says 101 keeps it from that (invoke-rc.d(8)).
  policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
    trap 'rm -f "$policy"' EXIT
  fi
  if apt-get update -qq; then
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $wanted >/dev/null || true
  fi
  wanted=$(missing | tr '\n' ' ')
  [ -n "$wanted" ] || exit 0
fi
echo "发布的测试还缺：${wanted}。Debian、Ubuntu 请运行：" >&2
echo "The tests of publishing need what is missing here: ${wanted}. On Debian or Ubuntu run:" >&2
echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends $wanted" >&2
exit 1
