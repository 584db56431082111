// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.whole;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The other end of a {@link FootprintMain}: a fresh JVM that measures itself once. */
final class FootprintProcess implements AutoCloseable {

    private static final List<String> OF_A_HOST = List.of(
            "balance-batch",
            "balance-core",
            "balance-interfaces",
            "balance-monitoring",
            "balance-prediction",
            "balance-quality",
            "balance-services",
            "caffeine",
            "h2-mvstore",
            "jackson",
            "jspecify",
            "kafka-clients",
            "lz4-java",
            "resilience4j",
            "slf4j-api",
            "smartwhale-commons",
            "smartwhale-messaging");

    private final Process process;

    private FootprintProcess(Process process) {
        this.process = process;
    }

    static FootprintProcess start(String heap, FootprintMain.Kind kind, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-cp",
                classPath(kind),
                FootprintMain.class.getName(),
                kind.name()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new FootprintProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /**
     * What a host has, not the peers of all comparisons: a longer class path takes longer to look through. Where
     * requests are answered in memory, more is needed.
     */
    private static String classPath(FootprintMain.Kind kind) {
        String all = System.getProperty("java.class.path");
        if (kind == FootprintMain.Kind.KEYS) {
            return all;
        }
        return Stream.of(all.split(Pattern.quote(File.pathSeparator), -1))
                .filter(entry -> !entry.endsWith(".jar")
                        || OF_A_HOST.stream()
                                .anyMatch(name ->
                                        Path.of(entry).getFileName().toString().startsWith(name)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Waits for what it measured, by name. */
    Map<String, Double> result() throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(FootprintMain.RESULT)) {
                Map<String, Double> result = new TreeMap<>();
                for (String entry : List.of(
                        line.substring(FootprintMain.RESULT.length()).strip().split(" ", -1))) {
                    int equals = entry.indexOf('=');
                    result.put(entry.substring(0, equals), Double.valueOf(entry.substring(equals + 1)));
                }
                return result;
            }
        }
        throw new IOException("the process ended without a result");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
