package dev.gristmill.job.build;

import dev.gristmill.job.Catalogue;
import dev.gristmill.job.TrainingJob;
import dev.gristmill.job.file.Environment;
import dev.gristmill.job.file.JobFile;
import dev.gristmill.job.file.JobRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/**
 * A job's text where no file is: the job file's reader finds it in place of the file.
 *
 * @param file stands for the file in positions; its folder is what relative paths are relative to
 * @param text YAML
 * @param outside everything else that is looked up
 */
record JobText(Path file, String text, Environment outside) implements Environment {

    /** What messages call the place of a job that was written in Java. */
    private static final String NAME = "<java>";

    /** Plain values as YAML. */
    static JobText of(Path folder, Map<String, Object> job) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setSplitLines(false);
        // A part that is used twice would be written as an anchor and an alias; copies are not
        String text = new Yaml(new Quoting(options), options).dump(Plain.value(job));
        return new JobText(folder.resolve(NAME), text, Environment.system());
    }

    TrainingJob read(Catalogue catalogue) {
        return JobFile.load(JobRequest.of(file), catalogue, this);
    }

    @Override
    public Optional<String> variable(String name) {
        return outside.variable(name);
    }

    @Override
    public InputStream open(Path asked) throws IOException {
        return asked.equals(file)
                ? new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))
                : outside.open(asked);
    }

    /** A string stays a string: what SnakeYAML would leave unquoted, a job file's reader may take for a number. */
    private static final class Quoting extends Representer {

        Quoting(DumperOptions options) {
            super(options);
            representers.put(
                    String.class,
                    text -> representScalar(Tag.STR, (String) text, DumperOptions.ScalarStyle.DOUBLE_QUOTED));
        }
    }
}
