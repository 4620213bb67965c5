package dev.gristmill.trainer.report;

import dev.gristmill.trainer.judgement.Detail.AtK;
import dev.gristmill.trainer.judgement.Detail.Clusters;
import dev.gristmill.trainer.judgement.Detail.Pattern;
import dev.gristmill.trainer.judgement.Detail.Patterns;
import dev.gristmill.trainer.judgement.Detail.Ranking;
import dev.gristmill.trainer.judgement.Detail.Rule;
import dev.gristmill.trainer.judgement.Detail.Term;
import dev.gristmill.trainer.judgement.Detail.Topics;
import java.util.List;

/** What was found where nothing was known before: clusters, recommendations, patterns, topics. */
final class FoundTables {

    private static final int SHOWN = 15;

    private FoundTables() {}

    static void clusters(Clusters clusters, Html html) {
        double all = clusters.sizes().stream().mapToDouble(it -> it).sum();
        double most = clusters.sizes().stream().mapToDouble(it -> it).max().orElse(0);
        Table table = new Table("Rows by cluster")
                .text("Cluster")
                .number("Rows")
                .number("Share")
                .bars("Against the largest");
        for (int i = 0; i < clusters.sizes().size(); i++) {
            double size = clusters.sizes().get(i);
            table.row(
                    Cell.of(Integer.toString(i)),
                    Cell.of(size),
                    Cell.of(Words.percent(share(size, all))),
                    Cell.Bar.of(share(size, most)));
        }
        Plot.Text text = new Plot.Text("clusters", "Cluster sizes", "How many rows each cluster has.");
        Card.write(html, text, () -> table.write(html), null);
    }

    static void ranking(Ranking ranking, Html html) {
        Table table = new Table("Means over " + Words.some(ranking.users(), "user"))
                .number("k")
                .number("Precision")
                .number("Recall")
                .number("MAP")
                .number("NDCG")
                .bars("NDCG from 0 to 1");
        for (AtK at : ranking.atK()) {
            table.row(
                    Cell.of(at.k()),
                    Cell.of(Words.number(at.precision())),
                    Cell.of(Words.number(at.recall())),
                    Cell.of(Words.number(at.meanAveragePrecision())),
                    Cell.of(Words.number(at.ndcg())),
                    Cell.Bar.of(at.ndcg()));
        }
        Plot.Text text = new Plot.Text(
                "ranking", "Ranking at k", "How good the first k recommended items are, for the users held out.");
        Card.write(html, text, () -> table.write(html), null);
        if (ranking.ratings() != null) {
            NumbersCharts.write(ranking.ratings(), html);
        }
    }

    static void patterns(Patterns patterns, Html html) {
        html.open("div", "class", "stack");
        Plot.Text found = new Plot.Text(
                "patterns", "Frequent patterns", "What occurs together most often, and in how many rows.");
        Card.write(html, found, () -> patterns(patterns.patterns(), html), null);
        Plot.Text ruled = new Plot.Text(
                "rules",
                "Rules",
                "What follows from what. Confidence: how often. Lift: how much more often than without the condition."
                        + " Support: the share of all rows with both.");
        Card.write(html, ruled, () -> rules(patterns.rules(), html), null);
        html.close();
    }

    private static void patterns(List<Pattern> patterns, Html html) {
        if (patterns.isEmpty()) {
            html.element("p", "No pattern is as frequent as the job asks for.", "class", "empty");
            return;
        }
        double most = patterns.stream().mapToDouble(Pattern::count).max().orElse(0);
        Table table = new Table("The most frequent patterns")
                .text("Items")
                .number("Rows")
                .bars("Against the most frequent");
        patterns.forEach(pattern -> table.row(
                Cell.of(String.join(", ", pattern.items())),
                Cell.of(pattern.count()),
                Cell.Bar.of(share((double) pattern.count(), most))));
        table.fold(html, SHOWN);
    }

    private static void rules(List<Rule> rules, Html html) {
        if (rules.isEmpty()) {
            html.element("p", "No rule is as confident as the job asks for.", "class", "empty");
            return;
        }
        Table table = new Table("The most confident rules")
                .text("If there is")
                .text("there is")
                .number("Confidence")
                .number("Lift")
                .number("Support")
                .bars("Confidence from 0 to 1");
        rules.forEach(rule -> table.row(
                Cell.of(String.join(", ", rule.antecedent())),
                Cell.of(String.join(", ", rule.consequent())),
                Cell.of(Words.percent(rule.confidence())),
                Cell.of(Words.number(rule.lift())),
                Cell.of(Words.percent(rule.support())),
                Cell.Bar.of(rule.confidence())));
        table.fold(html, SHOWN);
    }

    static void topics(Topics topics, Html html) {
        html.open("div", "class", "charts");
        for (int i = 0; i < topics.topics().size(); i++) {
            List<Term> terms = topics.topics().get(i);
            double most = terms.stream().mapToDouble(Term::weight).max().orElse(0);
            Table table = new Table("Terms of topic " + i)
                    .text("Term")
                    .number("Weight")
                    .bars("Against the heaviest");
            terms.forEach(term -> table.row(
                    Cell.of(term.term()),
                    Cell.of(Words.number(term.weight())),
                    Cell.Bar.of(share(term.weight(), most))));
            Plot.Text text = new Plot.Text("topic-" + i, "Topic " + i, "The terms that weigh most in it.");
            Card.write(html, text, () -> table.write(html), null);
        }
        html.close();
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
