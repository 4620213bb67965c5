package dev.gristmill.job;

import java.util.Map;

/**
 * Where a job came from.
 *
 * @param file the job file as the user named it
 * @param digest SHA-256 in hexadecimal of the job after profiles and {@code --set}, before substitution, without
 *     {@code publish}, {@code resources} and {@code hooks}: what makes two jobs the same training
 * @param text the job as YAML after profiles and {@code --set}, before substitution: no substituted secret is in it
 * @param positions dotted paths such as {@code features[0].columns} to where they stand
 */
public record JobOrigin(String file, String digest, String text, Map<String, Position> positions) {

    public JobOrigin {
        positions = Map.copyOf(positions);
    }

    /** Where a path stands; for a path that is not written out, its nearest ancestor. */
    public Position locate(String path) {
        for (String at = path; !at.isEmpty(); at = parent(at)) {
            Position position = positions.get(at);
            if (position != null) {
                return position;
            }
        }
        return new Position(file, 1, 1);
    }

    private static String parent(String path) {
        int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
        return end < 0 ? "" : path.substring(0, end);
    }
}
