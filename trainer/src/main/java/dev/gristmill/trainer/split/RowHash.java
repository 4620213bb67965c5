package dev.gristmill.trainer.split;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;

/**
 * A fraction from a row's key: the first 53 bits of the SHA-256 of its {@linkplain CanonicalBytes canonical bytes}, as a
 * number from 0 (included) to 1 (excluded). Equal keys give equal fractions; different keys give independent, uniform
 * ones.
 */
public final class RowHash implements UDF1<Row, Double> {

    private static final long serialVersionUID = 1L;
    private static final int FRACTION_BITS = 53;

    @Override
    public Double call(Row key) {
        CanonicalBytes bytes = new CanonicalBytes();
        for (int i = 0; i < key.size(); i++) {
            bytes.add(key.get(i));
        }
        return fraction(bytes.toByteArray());
    }

    static double fraction(byte[] bytes) {
        long first = ByteBuffer.wrap(sha256().digest(bytes)).getLong();
        return (first >>> (Long.SIZE - FRACTION_BITS)) * 0x1p-53;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Cannot find SHA-256: every Java platform has it", e);
        }
    }
}
