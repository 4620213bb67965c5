package dev.gristmill.trainer.source;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.util.AccumulatorV2;
import org.jspecify.annotations.Nullable;

/** The files that have records which cannot be read, as far as tasks have met them. A task that is repeated adds nothing. */
final class FaultFiles extends AccumulatorV2<String, List<String>> {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 100;

    @SuppressWarnings("serial") // a TreeSet is
    private final Set<String> files = new TreeSet<>();

    /** Whether a record can be read, for there is no file that it is a fault of; the file is written down otherwise. */
    boolean passes(@Nullable String file) {
        if (file != null) {
            add(file);
        }
        return file == null;
    }

    @Override
    public boolean isZero() {
        return files.isEmpty();
    }

    @Override
    public AccumulatorV2<String, List<String>> copy() {
        FaultFiles copy = new FaultFiles();
        copy.files.addAll(files);
        return copy;
    }

    @Override
    public void reset() {
        files.clear();
    }

    @Override
    public void add(String file) {
        if (files.size() < MOST) {
            files.add(file);
        }
    }

    @Override
    public void merge(AccumulatorV2<String, List<String>> other) {
        other.value().forEach(this::add);
    }

    @Override
    public List<String> value() {
        return List.copyOf(files);
    }
}
