package dev.gristmill.trainer;

import dev.gristmill.job.Catalogue;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.job.file.Environment;
import dev.gristmill.job.file.JobFile;
import dev.gristmill.job.file.JobRequest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Jobs of which only the features matter, from the lines of a job file that matter to them. */
public final class FeatureJobs {

    private FeatureJobs() {}

    /**
     * A job with the keys {@code features}, {@code derive} and {@code task} of a job file, {@code label} (an expression)
     * and {@code key} (of the split), as far as they are there.
     */
    public static TrainingJob of(String lines) {
        Map<String, Object> job = new LinkedHashMap<>(new Yaml(new SafeConstructor(new LoaderOptions())).load(lines));
        job.put("apiVersion", "gristmill/v1");
        job.put("kind", "TrainingJob");
        job.put("name", "test-job");
        job.put("source", Map.of("connector", "files", "path", "data"));
        job.put("publish", Map.of("store", "models"));
        Object key = job.remove("key");
        if (key != null) {
            job.put("split", Map.of("key", key));
        }
        Object label = job.remove("label");
        if (label != null) {
            job.put("label", Map.of("expression", label));
        }
        job.put("algorithm", Map.of("name", algorithm(label, job.get("task"))));
        return JobFile.load(
                new JobRequest(Path.of("job.yaml"), List.of(), List.of()),
                Catalogue.load(FeatureJobs.class.getClassLoader()),
                new Text(new Yaml().dump(job)));
    }

    private static String algorithm(@Nullable Object label, @Nullable Object task) {
        if (label == null) {
            return "k-means";
        }
        return "regression".equals(task) ? "linear-regression" : "logistic-regression";
    }

    private record Text(String yaml) implements Environment {

        @Override
        public Optional<String> variable(String name) {
            return Optional.empty();
        }

        @Override
        public InputStream open(Path file) {
            return new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));
        }
    }
}
