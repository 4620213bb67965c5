package dev.gristmill.connector.files;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** The text in a file, unpacked as Spark unpacks it: by the end of the file's name. */
final class Stored {

    private static final Set<String> PACKED = Set.of("gz", "bz2", "zst", "deflate");
    private static final int BUFFER = 1 << 16;

    private Stored() {}

    /** The unpacked bytes. */
    static InputStream open(DataFile file) throws IOException {
        String name = file.path().getName();
        InputStream raw = file.open();
        try {
            return new BufferedInputStream(unpacked(name, raw), BUFFER);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** Whether a file of that name is unpacked. */
    static boolean packed(String name) {
        return PACKED.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    static boolean gzip(DataFile file) {
        return file.path().getName().endsWith(".gz");
    }

    private static InputStream unpacked(String name, InputStream raw) throws IOException {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "gz" -> new GZIPInputStream(raw, BUFFER);
            case "bz2" -> new BZip2CompressorInputStream(new BufferedInputStream(raw, BUFFER), true);
            case "zst" -> new ZstdInputStream(new BufferedInputStream(raw, BUFFER));
            case "deflate" -> new InflaterInputStream(raw);
            case "lz4", "snappy" -> throw new IOException("pack text with gzip, bzip2 or zstd instead");
            default -> raw;
        };
    }
}
