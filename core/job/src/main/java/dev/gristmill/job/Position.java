package dev.gristmill.job;

/**
 * A place in a job file, or on the command line.
 *
 * @param file the file as the user named it, or {@code --set}
 * @param line from 1
 * @param column from 1
 */
public record Position(String file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
