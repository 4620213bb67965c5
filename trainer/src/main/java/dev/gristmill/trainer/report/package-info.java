/** The report that every run ends in: one page for people, one document for programs, both written from {@code Report}. */
@NullMarked
package dev.gristmill.trainer.report;

import org.jspecify.annotations.NullMarked;
