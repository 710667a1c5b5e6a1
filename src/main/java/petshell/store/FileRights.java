package petshell.store;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Who may read and write petshell's files. Does nothing where the system has no such rights. */
public final class FileRights {
  private static final Set<PosixFilePermission> OF_OTHERS_TO_WRITE =
      EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
  private static final Set<PosixFilePermission> OF_THE_GROUP =
      EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE);
  private static final Set<PosixFilePermission> READ_AND_WRITE =
      PosixFilePermissions.fromString("rw-rw-rw-");

  private FileRights() {}

  /**
   * Returns the rights for a new file or folder.
   *
   * @param permissions as {@code rw-------}
   * @return what makes it so; nothing where the system has no such rights
   */
  public static FileAttribute<?>[] of(String permissions) {
    return areThere()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /**
   * Sets the rights of what is there, not of what a link points to.
   *
   * @param path what is there
   * @param permissions as {@code rw-------}
   * @throws IOException if that cannot be done
   */
  public static void set(Path path, String permissions) throws IOException {
    PosixFileAttributeView view = view(path);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString(permissions));
    }
  }

  /**
   * Returns whether others than the owner may put files into a folder.
   *
   * @throws IOException if it cannot be looked at
   */
  public static boolean othersMayWrite(Path folder) throws IOException {
    return areThere()
        && Files.getPosixFilePermissions(folder).stream().anyMatch(OF_OTHERS_TO_WRITE::contains);
  }

  /**
   * Makes a file as wide as another one, as far as this user may: the same people may read and
   * write it, and its owner may in any case.
   *
   * @param file a file of petshell's
   * @param model the other file
   * @throws IOException if one of them cannot be looked at, or the file is given rights in vain
   */
  public static void copy(Path file, Path model) throws IOException {
    PosixFileAttributeView view = view(file);
    if (view == null) {
      return;
    }
    PosixFileAttributes is = view.readAttributes();
    PosixFileAttributes wanted = Files.readAttributes(model, PosixFileAttributes.class);
    // First the owner and the group: else rights for the group would go to another one.
    if (!is.owner().equals(wanted.owner())) {
      attempt(() -> view.setOwner(wanted.owner()));
    }
    if (!is.group().equals(wanted.group())) {
      attempt(() -> view.setGroup(wanted.group()));
    }
    Set<PosixFilePermission> permissions = EnumSet.copyOf(wanted.permissions());
    permissions.retainAll(READ_AND_WRITE);
    permissions.add(PosixFilePermission.OWNER_READ);
    permissions.add(PosixFilePermission.OWNER_WRITE);
    if (!view.readAttributes().group().equals(wanted.group())) {
      permissions.removeAll(OF_THE_GROUP);
    }
    if (!is.permissions().equals(permissions)) {
      attempt(() -> view.setPermissions(permissions));
    }
  }

  /** A change of rights that only some users may make. */
  private interface Change {
    void make() throws IOException;
  }

  /** Only the superuser gives files away, and only owners set rights; for others they stay. */
  private static void attempt(Change change) {
    try {
      change.make();
    } catch (IOException notAllowed) {
      System.getLogger(FileRights.class.getName())
          .log(System.Logger.Level.DEBUG, "rights stay as they are", notAllowed);
    }
  }

  private static PosixFileAttributeView view(Path path) {
    return Files.getFileAttributeView(
        path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }

  /** Returns whether this system has such rights. */
  static boolean areThere() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
