package dev.gristmill.trainer.factorization;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The ratings twice, by user and by item.
 *
 * @param userIds which the executors need as long as they may have to make a block again
 * @param itemIds the same
 */
record PreparedRatings(RatingBlocks byUser, RatingBlocks byItem, Broadcast<int[]> userIds, Broadcast<int[]> itemIds)
        implements AutoCloseable {

    /** Of ratings as {@link RatingRows} has them, whose ids are these and no others. */
    static PreparedRatings of(Dataset<Row> ratings, ALS als, int[] userIds, int[] itemIds) {
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(ratings.sparkSession().sparkContext());
        Broadcast<int[]> users = context.broadcast(userIds);
        Broadcast<int[]> items = context.broadcast(itemIds);
        var user = new RatingBlocks.Side(RatingRows.USER, users);
        var item = new RatingBlocks.Side(RatingRows.ITEM, items);
        try {
            return new PreparedRatings(
                    RatingBlocks.of(ratings, user, item, als.getNumUserBlocks()),
                    RatingBlocks.of(ratings, item, user, als.getNumItemBlocks()),
                    users,
                    items);
        } catch (Exception e) {
            users.destroy();
            items.destroy();
            throw e;
        }
    }

    @Override
    public void close() {
        byUser.close();
        byItem.close();
        userIds.destroy();
        itemIds.destroy();
    }
}
