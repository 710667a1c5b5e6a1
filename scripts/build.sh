# shellcheck shell=sh disable=SC2154 # a part of the launcher, which sets the variables
# Builds the program of a checkout where it is missing or older than its sources. Sets `built` to "now" where it did.

say() {
  printf 'petshell: %s\n' "$1" | LC_ALL=C tr '\000-\011\013-\037\177' '?' >&2
}

# The folders are compared too: their time tells of files that went away.
is_current() {
  find_jar && [ -z "$(find "$checkout/pom.xml" "$checkout/.mvn" "$checkout/src/main" "$checkout/changelog" -newer "$jar" 2>/dev/null)" ]
}

build() {
  if ! mkdir -p "$program" 2>/dev/null || [ ! -w "$program" ]; then
    find_jar || fail "the program is not built, and its folder is read-only: \"$program\"; build it with mvn package where it can be written"
    say 'the sources are newer than the built program, whose folder is read-only; starting the program as built'
    return
  fi
  [ -x "$java_home/bin/javac" ] || fail "the program must be built first, but this Java has no compiler: \"$java_home\"; install a JDK (17 or newer), or set JAVA_HOME to one"
  command -v mvn >/dev/null || fail 'the program must be built first, but there is no "mvn" on the PATH; install Maven 3.8 or newer, or use the packed archive'
  lock=$program/.build.lock
  log=$program/.build.log
  maven=
  trap 'stop_build 129' HUP
  trap 'stop_build 130' INT
  trap 'stop_build 143' TERM
  wait_for_lock
  if ! is_current; then
    run_maven
  fi
  rm -f "$lock"
  trap - HUP INT TERM
}

wait_for_lock() {
  seconds=0
  until take_lock "$lock"; do
    [ -h "$lock" ] || [ "$seconds" -lt 3 ] || stop_build 1 "the lock of the build cannot be made: \"$lock\": is the disk full?"
    [ "$seconds" -ne 1 ] || say 'another start is building the program; waiting for it'
    [ "$seconds" -lt 1200 ] || fail "another start has been building for 20 minutes: \"$lock\"; if none is running, remove that file"
    sleep 1
    seconds=$((seconds + 1))
  done
}

# In the background, for a signal must end Maven too and not wait for it.
run_maven() {
  say 'building the program, which is missing or older than its sources (a minute; longer the first time)'
  touch "$log.started"
  (cd "$checkout" && JAVA_HOME=$java_home exec mvn -q -B -P quick package) </dev/null >"$log" 2>&1 &
  maven=$!
  if ! wait "$maven" || ! find_jar; then
    maven=
    cat "$log" >&2
    stop_build 1 'the program could not be built: the reasons stand above'
  fi
  # As old as the build's start: what is edited meanwhile is newer, and built next time.
  touch -r "$log.started" "$jar"
  rm -f "$log" "$log.started"
}

# Ends the start with an exit code, and a message where it is 1.
stop_build() {
  trap '' HUP INT TERM PIPE
  if [ -n "$maven" ]; then
    kill "$maven" 2>/dev/null
    wait "$maven" 2>/dev/null
  fi
  if [ "$(readlink "$lock")" = "${me:-}" ]; then
    rm -f "$lock"
  fi
  [ "$1" -ne 1 ] || fail "$2"
  exit "$1"
}

if ! is_current; then
  . "$here/start/cache.sh"
  build
  # shellcheck disable=SC2034 # the launcher reads it
  built=now
fi
