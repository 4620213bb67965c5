package com.example.gristmill;

import dev.gristmill.spi.Algorithm;
import java.util.Map;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.regression.GeneralizedLinearRegression;

/** {@code poisson-regression}: what a house always sets is set here, once. The model is spark.ml's own. */
public final class PoissonRegression implements Algorithm {

    static final String NAME = "poisson-regression";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Estimator<?> estimator(Map<String, Object> params, long seed) {
        GeneralizedLinearRegression regression =
                new GeneralizedLinearRegression(NAME).setFamily("poisson").setLink("log");
        params.forEach((name, value) -> regression.set(regression.getParam(name), value));
        return regression;
    }
}
