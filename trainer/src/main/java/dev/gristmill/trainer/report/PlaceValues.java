package dev.gristmill.trainer.report;

import java.util.List;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import scala.runtime.BoxedUnit;

/** Numbers of a model: rows of one for each place of the feature vector. Looked at where they are; nothing is copied. */
interface PlaceValues {

    /** How many rows. */
    int rows();

    /** How many places. */
    int size();

    /** Shows all that are not stored as zeros, row by row or place by place. */
    void forEach(Visitor visitor);

    /** Sees a number. */
    @FunctionalInterface
    interface Visitor {

        /** A number of a row, at a place. */
        void value(int row, int place, double value);
    }

    /** One row or several, each as long as the first. */
    static PlaceValues of(List<? extends Vector> rows) {
        return new PlaceValues() {
            @Override
            public int rows() {
                return rows.size();
            }

            @Override
            public int size() {
                return rows.get(0).size();
            }

            @Override
            public void forEach(Visitor visitor) {
                for (int row = 0; row < rows.size(); row++) {
                    show(row, rows.get(row), visitor);
                }
            }
        };
    }

    /** The rows of a matrix. */
    static PlaceValues of(Matrix matrix) {
        return new PlaceValues() {
            @Override
            public int rows() {
                return matrix.numRows();
            }

            @Override
            public int size() {
                return matrix.numCols();
            }

            @Override
            public void forEach(Visitor visitor) {
                matrix.foreachActive((row, place, value) -> {
                    visitor.value((int) row, (int) place, (double) value);
                    return BoxedUnit.UNIT;
                });
            }
        };
    }

    private static void show(int row, Vector values, Visitor visitor) {
        if (values instanceof SparseVector sparse) {
            int[] indices = sparse.indices();
            for (int i = 0; i < indices.length; i++) {
                visitor.value(row, indices[i], sparse.values()[i]);
            }
            return;
        }
        double[] all = values.toArray();
        for (int place = 0; place < all.length; place++) {
            visitor.value(row, place, all[place]);
        }
    }
}
