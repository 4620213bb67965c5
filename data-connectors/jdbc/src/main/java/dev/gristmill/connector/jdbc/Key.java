package dev.gristmill.connector.jdbc;

/**
 * The column by whose values rows are divided.
 *
 * @param column its name
 * @param sql its name as SQL has it
 * @param type what its values are
 */
record Key(String column, String sql, KeyType type) {}
