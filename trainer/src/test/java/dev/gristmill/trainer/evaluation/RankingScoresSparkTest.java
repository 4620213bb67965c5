package dev.gristmill.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gristmill.trainer.ProductSession;
import dev.gristmill.trainer.judgement.Detail.AtK;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.mllib.evaluation.RankingMetrics;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

final class RankingScoresSparkTest {

    @Test
    void agreesWithSparksRankingMetrics() {
        List<Tuple2<List<Integer>, List<Integer>>> users = users();
        RankingScores scores = new RankingScores();
        users.forEach(user -> scores.add(user._1(), new HashSet<>(user._2())));
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(ProductSession.session().sparkContext());
        RankingMetrics<Integer> spark = RankingMetrics.of(context.parallelize(users, 2));
        assertThat(scores.users()).isEqualTo(users.size());
        for (AtK at : scores.atK()) {
            assertThat(at.precision()).isCloseTo(spark.precisionAt(at.k()), within(1e-12));
            assertThat(at.recall()).isCloseTo(spark.recallAt(at.k()), within(1e-12));
            assertThat(at.meanAveragePrecision()).isCloseTo(spark.meanAveragePrecisionAt(at.k()), within(1e-12));
            assertThat(at.ndcg()).isCloseTo(spark.ndcgAt(at.k()), within(1e-12));
        }
        assertThat(scores.metrics().get("ndcgAt10")).isCloseTo(spark.ndcgAt(10), within(1e-12));
        assertThat(scores.metrics().get("mapAt10")).isCloseTo(spark.meanAveragePrecisionAt(10), within(1e-12));
    }

    /** Some have fewer items recommended than a list is long, some more items than it is long. */
    private static List<Tuple2<List<Integer>, List<Integer>>> users() {
        Random random = new Random(8);
        return IntStream.range(0, 40)
                .mapToObj(user -> {
                    List<Integer> items =
                            new ArrayList<>(IntStream.range(0, 40).boxed().toList());
                    Collections.shuffle(items, random);
                    List<Integer> ranked = new ArrayList<>(items.subList(0, user % 4 == 0 ? 7 : 20));
                    Collections.shuffle(items, random);
                    List<Integer> relevant = new ArrayList<>(items.subList(0, 1 + random.nextInt(25)));
                    return new Tuple2<>(ranked, relevant);
                })
                .toList();
    }
}
