# shellcheck shell=sh disable=SC2154 # a part of the launcher, which sets the variables
# The user's cache folder, and locks.

# What lies in the cache is loaded into the program: only a folder of the user's own is good enough.
# (-O is not in POSIX, but in every shell that is used as sh; one without it just uses no cache.)
is_ours() {
  # shellcheck disable=SC3067
  [ -O "$1" ] 2>/dev/null
}

make_cache() {
  [ -n "$cache" ] && (umask 077 && mkdir -p "$cache") 2>/dev/null && is_ours "$cache" && chmod 700 "$cache" 2>/dev/null
}

# A lock is a symbolic link to nowhere: made in one step, with its holder's name in it, on a full disk too.

# True where the holder of a lock is a process of this machine that is no more.
is_abandoned() {
  holder=$(readlink "$1") || return 1
  process=${holder%%@*}
  case $process in
    '' | *[!0-9]*) return 1 ;;
  esac
  [ "${holder#*@}" = "$(uname -n)" ] && ! kill -0 "$process" 2>/dev/null && ! ps -p "$process" >/dev/null 2>&1
}

# Takes a lock or fails at once. One left by a killed process is taken over, under a second lock: else two
# who find it at the same time could take it from each other.
take_lock() {
  # $$ is not the process of a subshell; the parent of its child is.
  me=$(exec sh -c 'echo $PPID')@$(uname -n)
  ln -s "$me" "$1" 2>/dev/null && return
  is_abandoned "$1" || return 1
  if ln -s "$me" "$1.over" 2>/dev/null; then
    if is_abandoned "$1"; then
      rm -f "$1"
    fi
    rm -f "$1.over"
  elif is_abandoned "$1.over"; then
    rm -f "$1.over"
  fi
  ln -s "$me" "$1" 2>/dev/null
}
