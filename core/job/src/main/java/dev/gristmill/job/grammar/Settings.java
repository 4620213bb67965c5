package dev.gristmill.job.grammar;

import dev.gristmill.job.Parameter;
import dev.gristmill.job.Parameter.Flag;
import java.util.List;

/** Makes the parameters of the grammar's own keys. */
final class Settings {

    private Settings() {}

    /** One of some words. */
    static Parameter choice(String name, List<String> words, String doc) {
        return new Parameter(name, Parameter.Type.CHOICE, null, doc, words, null, null, List.of());
    }

    /** One of some words, one of which holds when nothing is said. */
    static Parameter choice(String name, List<String> words, String standard, String doc) {
        return new Parameter(name, Parameter.Type.CHOICE, standard, doc, words, null, null, List.of());
    }

    /** A value of any type without a range. */
    static Parameter plain(String name, Parameter.Type type, String doc, Flag... flags) {
        return new Parameter(name, type, null, doc, List.of(), null, null, List.of(flags));
    }

    /** True or false; false when nothing is said. */
    static Parameter flag(String name, String doc) {
        return new Parameter(name, Parameter.Type.BOOLEAN, false, doc, List.of(), null, null, List.of());
    }

    /** An integer from a minimum on. */
    static Parameter count(String name, int minimum, int standard, String doc) {
        return new Parameter(name, Parameter.Type.INTEGER, standard, doc, List.of(), (double) minimum, null, List.of());
    }

    /** An integer from 1 on, of any size when nothing is said. */
    static Parameter optionalCount(String name, String doc) {
        return new Parameter(name, Parameter.Type.INTEGER, null, doc, List.of(), 1.0, null, List.of());
    }

    /** A share below 1. */
    static Parameter share(String name, double standard, String doc, Flag... flags) {
        return new Parameter(name, Parameter.Type.DOUBLE, standard, doc, List.of(), 0.0, 1.0, List.of(flags));
    }

    /** The same parameter, which must be there. */
    static Parameter required(Parameter parameter) {
        return new Parameter(
                parameter.name(),
                parameter.type(),
                null,
                parameter.doc(),
                parameter.allowed(),
                parameter.minimum(),
                parameter.maximum(),
                List.of(Flag.REQUIRED));
    }
}
