#!/bin/sh
# Makes the packages of this machine's platform from the portable archive: the self-contained archive, with a Java of its
# own; the Debian package, where dpkg-deb is installed; the Homebrew formula; and the checksums of all.
# usage: package.sh TARGET VERSION TIME JAVA_HOME [JDK]
#   TARGET   the build's folder, with petshell-VERSION.tar.gz
#   TIME     the time of all files in the packages, in ISO form
#   JDK      makes the runtime, and from 24 on the archive of loaded classes; without it, a JDK 25 is looked for in the
#            usual places, and JAVA_HOME is the next best
set -eu
export LC_ALL=C TZ=UTC
umask 022

target=$(cd "$1" && pwd -P)
version=$2 time=$3 jdk=${5:-}
here=$(cd "$(dirname "$0")" && pwd -P)
name=petshell-$version
work=$target/packages
stage=$work/$name

# What jdeps finds in the program's own classes and what its tests need besides: java.sql and java.desktop bring
# logging, XML, prefs and java.naming; java.security.jgss is for servers that want Kerberos, java.management for Liquibase,
# jdk.unsupported for Spring; jdk.crypto.ec for the TLS of most servers, up to JDK 21.
modules=java.sql,java.desktop,java.naming,java.management,java.security.jgss,jdk.unsupported,jdk.crypto.ec

fail() {
  printf 'error: %s\n' "$1" >&2
  exit 1
}

# Prints the value of a key in a JDK's file `release`.
release() {
  sed -n "s/^$1=\"\\{0,1\\}\\([^\"]*\\)\"\\{0,1\\}\$/\\1/p" "$jdk/release"
}

# All files get one time: the archive of loaded classes fits only jars of the time at which it was made.
set_times() {
  find "$1" -exec touch -h -d "$time" {} + 2>/dev/null || find "$1" -exec touch -d "$time" {} +
}

if [ -z "$jdk" ]; then
  for jdk in "$4" "${JAVA_HOME_25_X64:-}" "${JAVA_HOME_25_ARM64:-}" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home "$4"; do
    if [ -x "$jdk/bin/jlink" ] && [ -f "$jdk/release" ] && grep -q '^JAVA_VERSION="25' "$jdk/release"; then
      break
    fi
  done
fi

# ---------------------------------------------------------------- the platform

os=$(release OS_NAME)
machine=$(release OS_ARCH)
libc=$(release LIBC)
java_version=$(release JAVA_VERSION)
case $os/$libc in
  Linux/musl) platform=linux-musl natives=Linux-Musl ;;
  Linux/*) platform=linux natives=Linux ;;
  Darwin/*) platform=macos natives=Mac ;;
  *) fail "packages are made on Linux and macOS: $jdk is for \"$os\"" ;;
esac
[ -x "$jdk/bin/jlink" ] || fail "no jlink in $jdk; name a JDK with -Druntime.jdk=FOLDER"
packed=$target/$name-$platform-$machine.tar.gz

# ---------------------------------------------------------------- the folder of the self-contained archive

rm -rf "$work"
mkdir -p "$work"
tar -xzf "$target/$name.tar.gz" -C "$work"
rm -f "$stage/petshell.cmd"

# Of the native libraries, only this platform's: SQLite's jar has more than twenty. Of the classes, those that can be reached.
find "$stage/native" -mindepth 2 -maxdepth 2 ! -path "$stage/native/$natives/$machine" -exec rm -rf {} +
find "$stage/native" -mindepth 1 -maxdepth 1 ! -name "$natives" -exec rm -rf {} +
"$jdk/bin/java" "$here/java/Shrink.java" "$stage" "$time"
[ "${java_version%%.*}" -lt 24 ] || "$jdk/bin/java" "$here/java/StripDebug.java" "$stage"

# Without compression of its own: the archive's is better.
compress=zip-0
[ "${java_version%%.*}" -ge 21 ] || compress=0
"$jdk/bin/java" "$here/java/UnusedResources.java" "$jdk" "$modules" >"$work/unused"
"$jdk/bin/jlink" --output "$stage/runtime" --add-modules "$modules" --strip-debug --compress "$compress" \
  --no-header-files --no-man-pages --dedup-legal-notices error-if-not-same-content "--exclude-resources=@$work/unused" \
  --release-info "add:JAVA_RUNTIME_VERSION=$(release JAVA_RUNTIME_VERSION):OS_NAME=$os:OS_ARCH=$machine:LIBC=$libc"
# Neither a tool of its own nor what only a build reads; and no libraries for windows, sound, fonts and photographs, nor
# that of the second compiler, which is off.
rm -f "$stage/runtime/bin/keytool" "$stage/runtime/lib/classlist" "$stage/runtime/lib/jexec"
for library in awt_xawt fontmanager freetype javajpeg jawt jsound lcms mlib_image prefs simdsort splashscreen; do
  rm -f "$stage/runtime/lib/lib$library".*
done
if [ "$os" != Linux ] || ! command -v strip >/dev/null; then
  echo 'note: there is no strip, so that the runtime keeps its symbols'
else
  find "$stage/runtime/lib" "$stage/native" -name '*.so' -exec chmod u+w {} + -exec strip --strip-unneeded {} +
fi
set_times "$stage"

# ---------------------------------------------------------------- the archive of loaded classes

# Before JDK 24 its classes are bound to the place of the jars: there, the first start makes it in the user's cache.
if [ "${java_version%%.*}" -ge 24 ]; then
  "$jdk/bin/java" "$here/java/ClassArchive.java" "$stage" "$work/training"
  rm -rf "$work/training"
  chmod 644 "$stage/start/classes"
fi
# What reads a runtime from another one, as was done just now.
rm -f "$stage/runtime/lib/jrt-fs.jar"
set_times "$stage"

# ---------------------------------------------------------------- packing

# Packs the folder $2 of folder $1 as $3, sorted, with neither owners nor the time of packing.
pack() {
  if tar --version | grep -q GNU; then
    tar -C "$1" --sort=name --owner=0 --group=0 --numeric-owner --format=ustar -cf - "$2" | gzip -9n >"$3"
  else
    (cd "$1" && find "$2" | sort | tar --uid 0 --gid 0 --format ustar -n -T - -cf -) | gzip -9n >"$3"
  fi
}

debian_machine() {
  case $machine in
    x86_64) echo amd64 ;;
    aarch64) echo arm64 ;;
    *) dpkg --print-architecture ;;
  esac
}

# The same files in the places of a system: the program under /usr/lib, what is read under /usr/share.
make_debian_package() {
  root=$work/debian
  share=$root/usr/share
  mkdir -p "$root/DEBIAN" "$root/usr/bin" "$root/usr/lib" "$share/bash-completion/completions" "$share/zsh/vendor-completions" \
    "$share/man/man1" "$share/doc/petshell"
  cp -Rp "$stage" "$root/usr/lib/petshell"
  for file in README.md docs changelog demo.pets; do
    mv "$root/usr/lib/petshell/$file" "$share/doc/petshell/"
  done
  mv "$root/usr/lib/petshell/completions/petshell.bash" "$share/bash-completion/completions/petshell"
  mv "$root/usr/lib/petshell/completions/_petshell" "$share/zsh/vendor-completions/_petshell"
  gzip -9n <"$root/usr/lib/petshell/man/petshell.1" >"$share/man/man1/petshell.1.gz"
  rm -rf "$root/usr/lib/petshell/completions" "$root/usr/lib/petshell/man"
  ln -s ../lib/petshell/petshell "$root/usr/bin/petshell"
  {
    echo 'petshell holds these libraries, and in usr/lib/petshell/runtime a Java, whose licences are in its folder legal.'
    cat "$target/petshell-licences.txt"
  } >"$share/doc/petshell/copyright"
  sed -e "s/@VERSION@/$version/" -e "s/@MACHINE@/$(debian_machine)/" -e "s/@SIZE@/$(du -sk "$root/usr" | cut -f1)/" \
    "$here/debian-control" >"$root/DEBIAN/control"
  (cd "$root" && find usr -type f | sort | xargs md5sum) >"$root/DEBIAN/md5sums"
  set_times "$root"
  SOURCE_DATE_EPOCH=$(date -d "$time" +%s) dpkg-deb --root-owner-group -Zxz -z6 --build "$root" "$1" >/dev/null
}

checksum() {
  if command -v sha256sum >/dev/null; then
    sha256sum "$@"
  else
    shasum -a 256 "$@"
  fi
}

pack "$work" "$name" "$packed"
packages="$name.tar.gz $name.zip ${packed##*/}"
if [ -f "$target/petshell-sbom.json" ]; then
  packages="$packages petshell-sbom.json"
else
  echo 'note: Maven is offline, so that there is no petshell-sbom.json'
fi
if [ "$platform" = linux ] && command -v dpkg-deb >/dev/null; then
  debian=petshell_${version}_$(debian_machine).deb
  make_debian_package "$target/$debian"
  packages="$packages $debian"
fi
cd "$target"
sed -e "s/@VERSION@/$version/g" -e "s/@SHA256@/$(checksum "$name.tar.gz" | cut -d' ' -f1)/" "$here/petshell.rb" >petshell.rb
# shellcheck disable=SC2086
checksum $packages >SHA256SUMS
rm -rf "$work"
