/** The command line: one root command; sub-commands come by ServiceLoader. */
@NullMarked
package dev.gristmill.cli;

import org.jspecify.annotations.NullMarked;
