/** Jobs written in Java instead of YAML: the same grammar, the same checks, the same job. */
@NullMarked
package dev.gristmill.job.build;

import org.jspecify.annotations.NullMarked;
