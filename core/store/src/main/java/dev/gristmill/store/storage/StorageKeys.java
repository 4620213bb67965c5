package dev.gristmill.store.storage;

/** The rule for keys, for everybody who implements {@link Storage}. */
public final class StorageKeys {

    private StorageKeys() {}

    /** The key itself, if it is one. */
    public static String requireKey(String key) {
        for (String segment : key.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..") || !plain(segment)) {
                throw new IllegalArgumentException(
                        "Invalid storage key: '" + key + "' (expected plain segments divided by '/')");
            }
        }
        return key;
    }

    /** The folder itself, if it is one: a key, or nothing for the root. */
    public static String requireFolder(String folder) {
        return folder.isEmpty() ? folder : requireKey(folder);
    }

    private static boolean plain(String segment) {
        return segment.chars().noneMatch(c -> c == '\\' || Character.isISOControl(c));
    }
}
