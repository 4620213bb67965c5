package dev.gristmill.job.file;

/** Writes the dotted paths that name a place in a job file, as in {@code features[0].scale}. */
final class Paths {

    private Paths() {}

    static String child(String parent, String key) {
        return parent.isEmpty() ? key : parent + "." + key;
    }

    static String item(String parent, int index) {
        return parent + "[" + index + "]";
    }
}
