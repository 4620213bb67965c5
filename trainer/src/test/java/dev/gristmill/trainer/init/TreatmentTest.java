package dev.gristmill.trainer.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gristmill.trainer.init.Treatment.Way;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TreatmentTest {

    @ParameterizedTest
    @CsvSource({
        "NUMBER, 0, 1000, 0, SCALE",
        "NUMBER, 5, 900, 0, IMPUTE",
        "INTEGER, 0, 900, 0, SCALE",
        "BOOLEAN, 0, 2, 0, FLAG",
        "BOOLEAN, 1, 2, 0, ONE_HOT",
        "TEXT, 0, 100, 1, ONE_HOT",
        "TEXT, 0, 101, 1, HASH",
        "TEXT, 0, 1000, 12, WORDS",
        "DATE, 0, 30, 0, DAY",
        "TIMESTAMP, 0, 1000, 0, TIME"
    })
    void choosesARuleByTypeAndValues(Kind kind, int missing, int distinct, double words, Way way) {
        ColumnLook column = Looks.column("a", kind, new Counts(Looks.ROWS, missing, distinct, words));

        assertThat(of(column)).isEqualTo(new Treatment(way, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a | INTEGER | 1000 | an id: it tells rows apart and nothing else",
                "customer_id | TEXT | 20 | an id: it tells rows apart and nothing else",
                "customerId | INTEGER | 20 | an id: it tells rows apart and nothing else",
                "a | NUMBER | 1 | the same everywhere in the sample",
                "a | NUMBER | 0 | empty in the sample",
                "a*b | NUMBER | 9 | in a rule its name is a wildcard; give it another by 'derive'",
                "a | OTHER | 9 | no rule reads its type, map<string,int>; a stage or 'derive' can"
            })
    void saysWhyAColumnIsLeftOut(String name, Kind kind, int distinct, String reason) {
        assertThat(of(Looks.column(name, kind, distinct))).isEqualTo(new Treatment(Way.OUT, reason));
    }

    @Test
    void keepsWordsThatOnlyEndLikeIds() {
        assertThat(of(Looks.column("humid", Kind.TEXT, 3)).way()).isEqualTo(Way.ONE_HOT);
        assertThat(of(Looks.column("paid", Kind.BOOLEAN, 2)).way()).isEqualTo(Way.FLAG);
    }

    @Test
    void leavesOutWhatTheLabelIsMadeOfAndItsTwin() {
        ColumnLook late = Looks.column("late", Kind.NUMBER, 50);
        ColumnLook twin = new ColumnLook("b", Kind.NUMBER, "double", late.counts(), true);
        LabelLook label = new LabelLook("late > 1", false, Kind.BOOLEAN, late.counts(), List.of(), Set.of("late"));
        SourceLook look = new SourceLook(List.of(late, twin), label);

        assertThat(Treatment.of(late, look).reason()).isEqualTo("the label is made of it");
        assertThat(Treatment.of(twin, look).reason())
                .isEqualTo("looks like the label's twin; use it only if it is known before the label is");
    }

    private static Treatment of(ColumnLook column) {
        return Treatment.of(column, new SourceLook(List.of(column), null));
    }
}
