# shellcheck shell=sh disable=SC2154 # a part of the launcher, which sets the variables, run in a subshell of its own
# Makes the archive of loaded classes $name with a run of the training commands, in the first folder that will do. Says
# nothing, whatever happens: the program starts without it, too.

# Whoever reads the output of the command that is started beside this is not to wait for this.
exec </dev/null >/dev/null 2>&1 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-
. "$here/start/cache.sh"

# True where the archive can be made in a folder, and was not tried in vain within the last day.
has_room() {
  case $1 in
    *[:%]*) return 1 ;; # the JVM reads these as a list and as a pattern
  esac
  if [ "$1" = "$cache" ]; then
    make_cache || return 1
  else
    mkdir -p "$1" || return 1
  fi
  [ -w "$1" ] && { [ ! -f "$1/$name.failed" ] || [ -n "$(find "$1/$name.failed" -mtime +0)" ]; }
}

# Sets `store` to the folder, or nothing.
find_store() {
  store=''
  for folder in ${checkout:+"$program/start"} ${cache:+"$cache"}; do
    if [ -z "$store" ] && has_room "$folder"; then
      store=$folder
    fi
  done
}

# Everything is made in a folder that goes away. The archive is tried before it is put in its place: one that a full
# disk cut short would kill JDK 17 at every start.
make_archive() {
  [ "$store" != "$cache" ] || umask 077
  lock=$store/$name.lock
  work=$store/$name.making
  take_lock "$lock" || return 0
  trap 'exit 1' HUP INT TERM
  trap 'rm -rf "$work" "$lock"' EXIT
  rm -rf "$work"
  if mkdir "$work" && mkdir "$work/tmp" && cd "$work/tmp" && train && [ -s "$work/classes" ] &&
    mv -f "$work/classes" "$store/$name" && touch "$store/$name"; then
    rm -f "$store/$name.failed"
  else
    touch "$store/$name.failed"
  fi
  remove_old
}

# In a checkout, those of older builds; in the cache, those of other versions and of places that are no more.
remove_old() {
  if [ "$store" = "$cache" ]; then
    find "$store/." ! -name . -prune -name 'classes-*' ! -name "$name*" -mtime +30 -exec rm -rf {} +
  else
    find "$store/." ! -name . -prune -name 'classes-*' ! -name "$name*" ! -newer "$jar" -exec rm -rf {} +
  fi
}

# From JDK 24 on there are caches that hold classes already linked. In two steps: in one step, the JVM hands
# the paths on in a way that does not bear spaces. Without the compilers' training data (AOTRecordTraining,
# from JDK 25 on), which costs each start 80 ms. They load all their classes at each start, so that those for a server,
# which most do not need, are left out; before, a class is loaded when it is used.
train() {
  if [ "$java_major" -ge 24 ]; then
    set -- -XX:-AOTRecordTraining
    (run_training "$@" -XX:AOTMode=record -XX:AOTConfiguration="$work/list")
    (start_java "$@" -XX:AOTMode=create -XX:AOTConfiguration="$work/list" -XX:AOTCache="$work/classes" -jar "$jar") &&
      (start_java -XX:AOTMode=on -XX:AOTCache="$work/classes" -jar "$jar" --no-rc --version)
  else
    (run_training -Dpetshell.training.server=true -XX:ArchiveClassesAtExit="$work/classes")
    (start_java -Xshare:on -XX:SharedArchiveFile="$work/classes" -jar "$jar" --no-rc --version)
  fi
}

# On a database of its own, far from any of the user's files. How the commands end does not matter. After
# them the program rehearses the prompt, whose classes are loaded too.
run_training() {
  unset PETSHELL_DB DATABASE_URL
  export HOME="$work/tmp" XDG_CONFIG_HOME="$work/tmp/config" XDG_STATE_HOME="$work/tmp/state"
  start_java "$@" -Dpetshell.training=true -Djava.io.tmpdir="$work/tmp" -jar "$jar" --no-rc --keep-going \
    --db "$work/tmp/demo.db" --file "$here/start/training.pets"
}

find_store
[ -z "$store" ] || make_archive
