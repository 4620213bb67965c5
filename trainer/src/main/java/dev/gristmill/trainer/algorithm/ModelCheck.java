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
import org.jspecify.annotations.Nullable;

/**
 * Refuses trained models whose parameters are no numbers: spark.ml gives them without a word when an optimisation runs
 * away, and they would predict NaN, or always the same.
 */
public final class ModelCheck {

    private static final Set<String> NUMBERS = Set.of("intercept", "scale");

    private ModelCheck() {}

    /**
     * Looks at every vector, matrix and list of numbers that a model has.
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
        // Matrices of topics are gathered from the whole cluster by a model that is spread over it
        return model instanceof DistributedLDAModel
                ? Stream.empty()
                : Arrays.stream(model.getClass().getMethods())
                        .filter(method -> method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers()))
                        .filter(method -> !method.getName().startsWith("get"))
                        .filter(ModelCheck::numeric)
                        .sorted(Comparator.comparing(Method::getName));
    }

    private static boolean numeric(Method method) {
        Class<?> type = method.getReturnType();
        return type == Vector.class
                || type == Vector[].class
                || type == Matrix.class
                || type == double[].class
                || (type == double.class && NUMBERS.contains(method.getName()));
    }

    private static @Nullable String found(Transformer model, Method method) {
        // Without smoothing, what a class never shows has the logarithm of zero
        DoublePredicate good = model instanceof NaiveBayesModel ? number -> !Double.isNaN(number) : Double::isFinite;
        long bad = numbers(value(model, method)).filter(good.negate()).count();
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
