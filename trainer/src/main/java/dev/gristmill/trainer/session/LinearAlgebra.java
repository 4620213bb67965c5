package dev.gristmill.trainer.session;

import dev.ludovic.netlib.blas.JavaBLAS;
import dev.ludovic.netlib.blas.NativeBLAS;

/** Which implementation of BLAS spark.ml will find in this JVM. */
public final class LinearAlgebra {

    private LinearAlgebra() {}

    /** One line for the log: the native library if there is one, and what stands in for it. */
    public static String describe() {
        String java = JavaBLAS.getInstance().getClass().getSimpleName();
        boolean vectorModule =
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return "native " + nativeLibrary() + ", Java " + java + " (vector module "
                + (vectorModule ? "present" : "missing: linear algebra is slower without it") + ")";
    }

    private static String nativeLibrary() {
        try {
            return NativeBLAS.getInstance().getClass().getSimpleName();
        } catch (RuntimeException | UnsatisfiedLinkError e) {
            return "none (install libopenblas to have one)";
        }
    }
}
