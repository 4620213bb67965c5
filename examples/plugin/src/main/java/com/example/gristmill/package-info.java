/** A plug-in: one algorithm, one feature stage, one connector. */
@NullMarked
package com.example.gristmill;

import org.jspecify.annotations.NullMarked;
