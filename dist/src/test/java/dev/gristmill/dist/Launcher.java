package dev.gristmill.dist;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code scripts/gristmill} as a user runs it: a process of its own, in the root of the repository. */
final class Launcher {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "JAVA_HOME", System.getProperty("java.home"),
            // Inside a build the launcher must not begin another
            "GRISTMILL_BUILD", "never",
            // Processes of seconds: what the second compiler gains it does not live to see
            "GRISTMILL_JAVA_OPTS", "-XX:TieredStopAtLevel=1",
            "LAKE", "",
            "MODEL_STORE", "");

    private Launcher() {}

    static Program start(List<String> arguments) throws IOException {
        return start(Map.of(), arguments);
    }

    /** Starts a command with further environment variables. */
    static Program start(Map<String, String> variables, List<String> arguments) throws IOException {
        return start(List.of(), variables, arguments);
    }

    /** Starts a command line that begins with another program's. */
    static Program startBehind(List<String> entrance, List<String> arguments) throws IOException {
        return start(entrance, Map.of(), arguments);
    }

    private static Program start(List<String> entrance, Map<String, String> variables, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(entrance);
        command.add(Repository.file("scripts/gristmill").toString());
        command.addAll(arguments);
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.putAll(variables);
        return Program.start(command, Repository.root(), environment);
    }

    /** Runs a command with further environment variables. */
    static Program.Ended runWith(Map<String, String> variables, String... arguments)
            throws IOException, InterruptedException {
        try (Program program = start(variables, List.of(arguments))) {
            return program.await(Program.PATIENCE);
        }
    }

    static Program.Ended run(List<String> arguments) throws IOException, InterruptedException {
        try (Program program = start(arguments)) {
            return program.await(Program.PATIENCE);
        }
    }

    static Program.Ended run(String... arguments) throws IOException, InterruptedException {
        return run(List.of(arguments));
    }
}
