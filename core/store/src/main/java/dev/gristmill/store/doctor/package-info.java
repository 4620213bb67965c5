/** Finds out whether a storage keeps the promises that a model store builds on. */
@NullMarked
package dev.gristmill.store.doctor;

import org.jspecify.annotations.NullMarked;
