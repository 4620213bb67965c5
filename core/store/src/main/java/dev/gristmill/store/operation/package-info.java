/** What a person does to a model beside its runs. */
@NullMarked
package dev.gristmill.store.operation;

import org.jspecify.annotations.NullMarked;
