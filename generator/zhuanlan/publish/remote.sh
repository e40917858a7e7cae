# What zhuanlan has a server do, in the shell of POSIX with `flock`, `sha256sum` and a `mv -T` (GNU or BusyBox).
# It is fed to `sh -s`, and then one call after the other. The lock is held by this shell and its children, and dies with them.
#
# DEST/current -> releases/R   the web root; replaced by one rename
# DEST/releases/R/             a release and nothing else; under `.zhuanlan-…` while it is being made or deleted
# DEST/records/R/              its manifest, SHA256SUMS, about, and what else belongs to it
# DEST/history, DEST/lock
LC_ALL=C TZ=UTC0
export LC_ALL TZ
umask 022
set -u

lacks() {
  for tool; do command -v "$tool" >/dev/null 2>&1 || printf '%s\n' "$tool"; done
}

# enter DEST look|make
enter() {
  if [ "$2" = make ]; then mkdir -p -- "$1" || return 1; fi
  [ -d "$1" ] || { echo absent; return 0; }
  cd -- "$1" || return 1
  if [ "$2" = make ]; then mkdir -p releases records || return 1; fi
  echo here
}

state() {
  date -u '+now %Y%m%dT%H%M%SZ' || return 1
  if [ -L current ]; then
    printf 'current %s\n' "$(readlink current)"
  elif [ -e current ]; then
    echo foreign
  fi
  for folder in releases/*/; do
    [ ! -d "$folder" ] || { folder=${folder%/}; printf 'release %s\n' "${folder#releases/}"; }
  done
  for folder in records/*/; do
    [ ! -d "$folder" ] || { folder=${folder%/}; printf 'record %s\n' "${folder#records/}"; }
  done
  for left in releases/.zhuanlan-* records/.zhuanlan-* .zhuanlan-*; do
    if [ -e "$left" ] || [ -L "$left" ]; then echo left; fi
  done
  [ ! -f history ] || tail -n 1000 history | sed 's/^/history /'
}

# hold WHO: status 75 and the holder if somebody else has the lock for longer than it takes to end. Whoever gave no sign for ten
# minutes is put out: a machine that was closed in the middle can hold its connection for hours.
hold() {
  [ -w lock ] || touch lock || return 1 # a redirection that fails would end the shell
  exec 9<>lock
  tries=3
  until flock -n 9; do
    holder=
    read -r holder <lock || :
    [ -n "$(find lock -mmin +10)" ] && [ "/proc/$holder/fd/9" -ef lock ] && kill "$holder"
    tries=$((tries - 1))
    [ "$tries" -ge 0 ] || { sed -n 2p lock; return 75; }
    sleep 1
  done
  printf '%s\n%s\n' "$$" "$1" >lock
}

alive() { touch lock; }

# What an interrupted publication left; without the lock nobody may.
clean() { rm -rf releases/.zhuanlan-* records/.zhuanlan-* .zhuanlan-*; }

begin() { mkdir "releases/$1" "records/$1"; }

# keep NEW NAME: what stands in the record under this name comes from stdin
keep() { cat >"records/$1/$2"; }

recorded() { [ ! -f "records/$1/$2" ] || cat "records/$1/$2"; }

abouts() {
  for folder in records/*/; do
    [ -f "${folder}about" ] || continue
    folder=${folder%/}
    sed "s/^/${folder#records/} /" "$folder/about"
  done
}

# hashed RELEASE…: the files of these releases that stand under hashed names
hashed() {
  for release; do
    [ ! -f "records/$release/manifest" ] ||
      grep -E '\.[0-9a-f]{8,64}\.[0-9A-Za-z]+(\.gz)?$' "records/$release/manifest" | sed "s/^/$release /"
  done
}

# reuse NEW: `RELEASE SHA256 PATH` from stdin; the paths that are now in the new release, hard links to the old
reuse() {
  while IFS=' ' read -r release sum path; do
    from=releases/$release/$path into=releases/$1/$path
    [ "$(sha256sum <"$from" 2>/dev/null)" = "$sum  -" ] || continue
    case $path in */*) mkdir -p -- "${into%/*}" || return 1 ;; esac
    ln -- "$from" "$into" 2>/dev/null || cp -- "$from" "$into" || return 1
    printf '%s\n' "$path"
  done
}

# unpack DEST NEW: a tar archive from stdin
unpack() { cd -- "$1/releases/$2" && tar -xf -; }

# verify NEW: a line for every file, and how many there are that should not be
verify() {
  (cd "releases/$1" && sha256sum -c "../../records/$1/SHA256SUMS" 2>/dev/null)
  printf 'found %s\n' "$(find "releases/$1" -type f | wc -l)" "$(find "releases/$1" ! -type f ! -type d | wc -l)"
}

# settle NEW TIME: readable by the web server, new files of the release's own time, all of it on the disk
settle() {
  find "releases/$1" -type d ! -perm 755 -exec chmod 755 {} + &&
    find "releases/$1" -type f ! -perm 644 -exec chmod 644 {} + &&
    find "releases/$1" -type f -links 1 -exec touch -t "$2" {} + || return 1
  sync -f "releases/$1" 2>/dev/null || sync
}

place() { mv -T "records/$1" "records/$2" && mv -T "releases/$1" "releases/$2"; }

# switch EXPECTED RELEASE HISTORY: status 76 if `current` is not what it was
switch() {
  [ "$(readlink current 2>/dev/null)" = "$1" ] || return 76
  [ -d "releases/$2" ] || return 77
  printf '%s\n' "$3" >>history || return 1
  rm -f ".zhuanlan-current" && ln -s "releases/$2" ".zhuanlan-current" && mv -T ".zhuanlan-current" current
}

# drop RELEASE…: never the current one; a folder under a release's name is always whole
drop() {
  for release; do
    [ "$(readlink current 2>/dev/null)" != "releases/$release" ] || continue
    [ ! -d "releases/$release" ] || mv -T "releases/$release" "releases/.zhuanlan-old-$release" || return 1
    [ ! -d "records/$release" ] || mv -T "records/$release" "records/.zhuanlan-old-$release" || return 1
  done
  clean
}
