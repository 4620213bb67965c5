/** Reads tables and queries of databases in place: PostgreSQL, MariaDB, MySQL and whatever else has a JDBC driver. */
@NullMarked
package dev.gristmill.connector.jdbc;

import org.jspecify.annotations.NullMarked;
