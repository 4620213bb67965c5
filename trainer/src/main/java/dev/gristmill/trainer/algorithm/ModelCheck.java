package dev.gristmill.trainer.algorithm;

import dev.gristmill.error.GristmillException;
import dev.gristmill.trainer.error.TrainerErrors;
import dev.gristmill.trainer.rows.Vectors;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.classification.NaiveBayesModel;
import org.apache.spark.ml.classification.OneVsRestModel;
import org.apache.spark.ml.clustering.DistributedLDAModel;
import org.apache.spark.ml.clustering.GaussianMixtureModel;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.tree.DecisionTreeModel;
import org.apache.spark.ml.tree.Node;
import org.apache.spark.sql.Dataset;
import org.jspecify.annotations.Nullable;

/**
 * Refuses trained models whose parameters are no numbers: spark.ml gives them without a word when an optimisation runs
 * away, and they would predict NaN, or always the same.
 */
public final class ModelCheck {

    private static final Set<String> NUMBERS = Set.of("intercept", "scale");
    private static final Set<String> TABLES = Set.of("userFactors", "itemFactors", "getVectors");
    private static final String TREES = "trees";
    private static final String LIKELIHOOD = "trainingLogLikelihood";

    private ModelCheck() {}

    /**
     * Looks at every vector, matrix and list of numbers that a model has, at the nodes of its trees, and at tables of
     * factors and word vectors, of which Spark counts the rows that are bad.
     *
     * @throws GristmillException when one of their numbers is NaN or infinite
     */
    public static void check(Transformer model) {
        if (model instanceof OneVsRestModel several) {
            Arrays.stream(several.models()).forEach(ModelCheck::check);
            return;
        }
        List<String> found = methods(model)
                .map(method -> found(model, method))
                .flatMap(Stream::ofNullable)
                .toList();
        if (!found.isEmpty()) {
            throw new GristmillException(
                    TrainerErrors.NOT_FINITE_MODEL,
                    "Cannot use the trained model: its parameters are not finite numbers, in "
                            + String.join(", ", found),
                    "algorithm",
                    "scale the features, clip very large values, or raise regParam");
        }
        if (model instanceof GaussianMixtureModel mixture) {
            MixtureCheck.check(mixture);
        }
    }

    /** What spark.ml's models call coefficients, centres, weights and the like; names are sorted for the message. */
    private static Stream<Method> methods(Transformer model) {
        return Arrays.stream(model.getClass().getMethods())
                .filter(method -> method.getParameterCount() == 0
                        && !Modifier.isStatic(method.getModifiers())
                        && !method.isBridge())
                // A model of topics that is spread over the cluster would gather its matrices: its likelihood sums them
                // up
                .filter(method -> model instanceof DistributedLDAModel
                        ? method.getName().equals(LIKELIHOOD)
                        : TABLES.contains(method.getName())
                                || (!method.getName().startsWith("get") && numeric(method)))
                .sorted(Comparator.comparing(Method::getName));
    }

    private static boolean numeric(Method method) {
        Class<?> type = method.getReturnType();
        return Vector.class.isAssignableFrom(type)
                || type == Vector[].class
                || Matrix.class.isAssignableFrom(type)
                || type == double[].class
                || type == Node.class
                || method.getName().equals(TREES)
                || (type == double.class && NUMBERS.contains(method.getName()));
    }

    private static @Nullable String found(Transformer model, Method method) {
        // Without smoothing, what a class never shows has the logarithm of zero
        Object value = value(model, method);
        if (value instanceof Dataset<?> table) {
            long rows = TableNumbers.notFinite(table);
            return rows == 0 ? null : method.getName() + " (" + rows + ")";
        }
        DoublePredicate good = model instanceof NaiveBayesModel ? number -> !Double.isNaN(number) : Double::isFinite;
        long bad = numbers(value).filter(good.negate()).count();
        return bad == 0 ? null : method.getName() + " (" + bad + ")";
    }

    private static DoubleStream numbers(@Nullable Object value) {
        if (value instanceof Vector vector) {
            return Vectors.finite(vector) ? DoubleStream.empty() : Arrays.stream(vector.toArray());
        } else if (value instanceof Vector[] vectors) {
            return Arrays.stream(vectors).flatMapToDouble(ModelCheck::numbers);
        } else if (value instanceof Matrix matrix) {
            return Arrays.stream(matrix.toArray());
        } else if (value instanceof double[] numbers) {
            return Arrays.stream(numbers);
        } else if (value instanceof Node node) {
            return TreeNumbers.of(node);
        } else if (value instanceof DecisionTreeModel[] trees) {
            return Arrays.stream(trees).flatMapToDouble(tree -> TreeNumbers.of(tree.rootNode()));
        }
        return value instanceof Double number ? DoubleStream.of(number) : DoubleStream.empty();
    }

    private static @Nullable Object value(Transformer model, Method method) {
        try {
            return method.invoke(model);
        } catch (InvocationTargetException e) {
            // A model has what others of its class have not: a binomial one no matrix, a multinomial one no vector
            return null;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Cannot call " + method, e);
        }
    }
}
