package dev.gristmill.trainer.evaluation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.xxhash64;

import dev.gristmill.trainer.feature.Sql;
import dev.gristmill.trainer.progress.RunEvent;
import dev.gristmill.trainer.progress.RunListener;
import java.util.Comparator;
import java.util.HashSet;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Lets a model rank all of its items for users of held-out rows. */
final class Ranker {

    /** For so many users at most: those whose hashes are the smallest. */
    private static final int MOST_USERS = 10_000;

    private static final String RECOMMENDED = "recommendations";
    private static final String RELEVANT = "relevant";

    private final ALSModel model;
    private final String user;
    private final String item;
    private final RunListener listener;

    Ranker(ALSModel model, String user, String item, RunListener listener) {
        this.model = model;
        this.user = user;
        this.item = item;
        this.listener = listener;
    }

    /** The items that a user's held-out rows have are the relevant ones; no item is left out of the ranking. */
    RankingScores rank(Dataset<Row> heldOut) {
        Dataset<Row> relevant = heldOut.select(
                        col(Sql.identifier(user)).cast(DataTypes.IntegerType).as(model.getUserCol()),
                        col(Sql.identifier(item)).cast(DataTypes.IntegerType).as(RELEVANT))
                .groupBy(col(Sql.identifier(model.getUserCol())))
                .agg(collect_set(col(RELEVANT)).as(RELEVANT))
                .cache();
        try {
            return rankUsers(relevant);
        } finally {
            relevant.unpersist(true);
        }
    }

    private RankingScores rankUsers(Dataset<Row> relevant) {
        String key = Sql.identifier(model.getUserCol());
        Dataset<Row> known =
                relevant.join(model.userFactors().select(col("id").as(model.getUserCol())), model.getUserCol());
        long users = known.count();
        if (users > MOST_USERS) {
            listener.on(new RunEvent.Noted(
                    "The ranking is that of " + MOST_USERS + " of " + users + " users, drawn by a hash"));
        }
        Dataset<Row> some = known.orderBy(xxhash64(col(key)), col(key)).limit(MOST_USERS);
        Dataset<Row> ranked = model.recommendForUserSubset(some.select(col(key)), RankingScores.LONGEST)
                .join(some, model.getUserCol())
                .select(col(key), col(RECOMMENDED).getField(model.getItemCol()), col(RELEVANT));
        RankingScores scores = new RankingScores();
        ranked.collectAsList().stream()
                .sorted(Comparator.comparingInt(row -> row.getInt(0)))
                .forEach(row -> scores.add(row.<Integer>getList(1), new HashSet<>(row.<Integer>getList(2))));
        return scores;
    }
}
