# Sourced, with `missing`, which prints the packages that are not there, `zh` and `en`, what needs them. With --apt, root may ask
# Debian for what is missing. What comes from PyPI and npm is locked and installed by make.
wanted=$(missing | tr '\n' ' ')
[ -n "$wanted" ] || exit 0
if [ "${1-}" = --apt ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "正在安装 installing $wanted"
  # Debian starts the servers that it installs; a policy that says 101 keeps it from that (invoke-rc.d(8)).
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
echo "${zh}还缺：${wanted}。Debian、Ubuntu 请运行：" >&2
echo "$en need what is missing here: ${wanted}. On Debian or Ubuntu run:" >&2
echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends $wanted" >&2
exit 1
