package dev.gristmill.store.race;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Starts a class of the tests as a process of its own, with what the store needs, and our settings of file systems. */
final class Jvm {

    private Jvm() {}

    /** The process; its errors go where ours go. */
    static Process start(Class<?> main, String... arguments) throws IOException {
        Map<String, String> settings = System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("spark.hadoop."))
                .collect(Collectors.toMap(Function.identity(), System::getProperty));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx192m"));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
