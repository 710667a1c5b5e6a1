# shellcheck shell=sh disable=SC2154 # a part of the launcher, which sets the variables
# Asks a java without a file `release` beside it, a wrapper, which Java is behind it, and keeps the answer in the user's
# cache. Sets what read_properties sets, and `java_home`.

. "$here/start/cache.sh"

ask() {
  answer=$(
    unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS OPENJ9_JAVA_OPTIONS IBM_JAVA_OPTIONS
    "$java" -XshowSettings:properties -version 2>&1 </dev/null
  )
  java_home=''
  read_properties <<END
$answer
END
}

keep_answer() {
  if make_cache; then
    {
      printf '%s\n' "$java" "$java_home" "$java_version" >"$cache/java.$$" && mv -f "$cache/java.$$" "$cache/java"
    } 2>/dev/null || rm -f "$cache/java.$$"
  fi
}

kept=''
if [ -n "$cache" ] && is_ours "$cache" && is_ours "$cache/java"; then
  { IFS= read -r kept && IFS= read -r java_home && IFS= read -r java_version; } <"$cache/java" || kept=''
fi
if [ "$kept" != "$java" ] || [ ! -x "$java_home/bin/java" ]; then
  java_version=''
  ask
  if [ -n "$java_version" ] && [ -x "$java_home/bin/java" ]; then
    keep_answer
  fi
fi
