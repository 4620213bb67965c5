package dev.gristmill.trainer.judgement;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Curves and tables of one kind of task. Counts are sums of weights where a job has weights. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Detail.Binary.class, name = "binary"),
    @JsonSubTypes.Type(value = Detail.Multiclass.class, name = "multiclass"),
    @JsonSubTypes.Type(value = Detail.Numbers.class, name = "numbers"),
    @JsonSubTypes.Type(value = Detail.Clusters.class, name = "clusters"),
    @JsonSubTypes.Type(value = Detail.Ranking.class, name = "ranking"),
    @JsonSubTypes.Type(value = Detail.Patterns.class, name = "patterns"),
    @JsonSubTypes.Type(value = Detail.Topics.class, name = "topics")
})
public sealed interface Detail {

    /**
     * Of a binary classification.
     *
     * @param negative the label of the class that is counted as negative
     * @param positive the label of the class that probabilities are about
     * @param roc from (0, 0) to (1, 1), at most 200 points
     * @param precisionRecall by rising recall, at most 200 points
     * @param calibration ten bins of equal width of the predicted probability, without the empty ones; empty where the
     *     algorithm gives no probabilities
     * @param gain by falling score, the shares 0.05, 0.1 ... 1 of the rows
     * @param thresholds what a threshold of the score makes of the rows, 0, 0.01 ... 1; rows at or above it count as
     *     positive
     */
    record Binary(
            String negative,
            String positive,
            List<Point> roc,
            List<Point> precisionRecall,
            List<Calibration> calibration,
            List<Gain> gain,
            List<Threshold> thresholds)
            implements Detail {

        public Binary {
            roc = List.copyOf(roc);
            precisionRecall = List.copyOf(precisionRecall);
            calibration = List.copyOf(calibration);
            gain = List.copyOf(gain);
            thresholds = List.copyOf(thresholds);
        }
    }

    /** A point of a curve: false positive rate and true positive rate, or recall and precision. */
    record Point(double x, double y) {}

    /** The rows whose predicted probability lies in a bin: their mean probability, and the share that is positive. */
    record Calibration(double predicted, double observed, double count) {}

    /** The best-scored share of the rows, the share of the positives in it, and the ratio of the two. */
    record Gain(double share, double positives, double lift) {}

    /** The confusion at a threshold. */
    record Threshold(
            double threshold,
            double truePositives,
            double falsePositives,
            double trueNegatives,
            double falseNegatives) {}

    /**
     * Of a classification into several classes.
     *
     * @param classes with their scores, in the order of the predictions' numbers
     * @param confusion counts, label x prediction
     */
    record Multiclass(List<OfClass> classes, List<List<Double>> confusion) implements Detail {

        public Multiclass {
            classes = List.copyOf(classes);
            confusion = confusion.stream().map(List::copyOf).toList();
        }
    }

    /** How one class is told apart; precision is null if it was never predicted, recall if no row is of it. */
    record OfClass(
            String label,
            double count,
            @Nullable Double precision,
            @Nullable Double recall,
            @Nullable Double f1) {}

    /**
     * Of predicted numbers: a regression, a survival analysis, or ratings.
     *
     * @param residualQuantiles of label - prediction, by rising probability: 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95,
     *     0.99
     * @param residuals a histogram of label - prediction
     * @param deciles rows in ten equal parts by rising prediction: mean prediction against mean label
     * @param points at most 500 rows: prediction and label
     */
    record Numbers(List<Quantile> residualQuantiles, List<Bin> residuals, List<Calibration> deciles, List<Point> points)
            implements Detail {

        public Numbers {
            residualQuantiles = List.copyOf(residualQuantiles);
            residuals = List.copyOf(residuals);
            deciles = List.copyOf(deciles);
            points = List.copyOf(points);
        }
    }

    /** The value that a share of the rows stays at or below. */
    record Quantile(double probability, double value) {}

    /** The rows from one value (included) to another (excluded, but for the last bin). */
    record Bin(double from, double to, double count) {}

    /** Of a clustering: how many rows each cluster has, by the number that is predicted. */
    record Clusters(List<Double> sizes) implements Detail {

        public Clusters {
            sizes = List.copyOf(sizes);
        }
    }

    /**
     * Of a recommendation.
     *
     * @param ratings the predicted ratings against the true ones; null where ratings are implicit
     * @param users how many users of the held-out rows were ranked
     * @param atK the ranking at several lengths of the list
     */
    record Ranking(@Nullable Numbers ratings, long users, List<AtK> atK) implements Detail {

        public Ranking {
            atK = List.copyOf(atK);
        }
    }

    /** The means over users of the first k items recommended to them. */
    record AtK(int k, double precision, double recall, double meanAveragePrecision, double ndcg) {}

    /**
     * Of frequent patterns.
     *
     * @param patterns the most frequent, at most 50
     * @param rules the most confident, at most 50
     */
    record Patterns(List<Pattern> patterns, List<Rule> rules) implements Detail {

        public Patterns {
            patterns = List.copyOf(patterns);
            rules = List.copyOf(rules);
        }
    }

    /** Items that occur together, or a sequence of such sets, and in how many rows. */
    record Pattern(List<String> items, long count) {

        public Pattern {
            items = List.copyOf(items);
        }
    }

    /** What follows from what. */
    record Rule(List<String> antecedent, List<String> consequent, double confidence, double lift, double support) {

        public Rule {
            antecedent = List.copyOf(antecedent);
            consequent = List.copyOf(consequent);
        }
    }

    /** Of a topic model: the terms with the largest weights in each topic, at most ten. */
    record Topics(List<List<Term>> topics) implements Detail {

        public Topics {
            topics = topics.stream().map(List::copyOf).toList();
        }
    }

    /** A term of a topic: the word if it is known, or else its index in the feature vector. */
    record Term(String term, double weight) {}
}
