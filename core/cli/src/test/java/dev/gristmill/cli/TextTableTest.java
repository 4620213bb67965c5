package dev.gristmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TextTableTest {

    @Test
    void alignsColumnsWithoutSpacesAtTheEnd() {
        assertThat(new TextTable("  ").row("NAME", "SIZE").row("a", "").row("bcdef", "1"))
                .hasToString("""
                          NAME   SIZE
                          a
                          bcdef  1
                        """);
    }

    @Test
    void breaksTheLastColumn() {
        assertThat(new TextTable(" ", 16).row("a", "one two three").row("b", "overlongword"))
                .hasToString("""
                         a  one two
                            three
                         b  overlongword
                        """);
    }
}
