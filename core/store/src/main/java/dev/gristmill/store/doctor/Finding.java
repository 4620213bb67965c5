package dev.gristmill.store.doctor;

/**
 * What one probe found.
 *
 * @param probe what was asked for, in a few words
 * @param passed whether it is so
 * @param detail what was seen
 */
public record Finding(String probe, boolean passed, String detail) {}
