package dev.gristmill.trainer.run;

import dev.gristmill.store.artifact.SparkClasses;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.classification.OneVsRestModel;

/**
 * The classes of a fitted pipeline that plug-ins brought. They have run already to make it; written down, they are all
 * that a reader loads beside spark.ml's own.
 */
final class PluginClasses {

    private PluginClasses() {}

    /** Their names, in ascending order. */
    static List<String> of(PipelineModel model) {
        Set<String> known = SparkClasses.names();
        return stages(model)
                .map(stage -> stage.getClass().getName())
                .filter(name -> !known.contains(name))
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<Object> stages(Object stage) {
        if (stage instanceof PipelineModel pipeline) {
            return Stream.concat(Stream.of(stage), Stream.of(pipeline.stages()).flatMap(PluginClasses::stages));
        }
        if (stage instanceof OneVsRestModel rest) {
            Stream<Object> nested = Stream.concat(Stream.of(rest.getClassifier()), Stream.of(rest.models()));
            return Stream.concat(Stream.of(stage), nested.flatMap(PluginClasses::stages));
        }
        return Stream.of(stage);
    }
}
