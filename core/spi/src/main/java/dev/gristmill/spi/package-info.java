/** What a connector, an algorithm and a metric implement. Found by {@link java.util.ServiceLoader}. */
@NullMarked
package dev.gristmill.spi;

import org.jspecify.annotations.NullMarked;
