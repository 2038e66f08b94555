package io.voicecrm.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Programs of a folder that run on Node and print one line of JSON at their end. */
final class NodePeer {

    private final Path folder;

    NodePeer(String folder) {
        this.folder = Path.of(folder);
    }

    /** Which Node there is. */
    String version() throws IOException, InterruptedException {
        return run("--version");
    }

    /** Runs a program and reads the {@code perSecond} that it prints. */
    double perSecond(String program, String... arguments) throws IOException, InterruptedException {
        return number(output(program, arguments), "perSecond");
    }

    /** Runs a program and gives the last line that it prints. */
    String output(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(folder.resolve(program).toString()));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    /** A number in the JSON that a program printed. */
    static double number(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":([0-9.]+)").matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("output: \"" + json + "\" has no number " + name);
        }
        return Double.parseDouble(matcher.group(1));
    }

    private static String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": exit code " + exit);
        }
        return output.substring(output.lastIndexOf('\n') + 1);
    }
}
