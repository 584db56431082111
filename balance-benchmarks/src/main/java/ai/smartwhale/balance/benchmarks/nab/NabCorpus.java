// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.nab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads the series and windows of the benchmark (MIT licence). */
final class NabCorpus {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int TIME_LENGTH = 19;

    private NabCorpus() {}

    /** All files below {@code data}, packed with gzip, by name. */
    static List<NabFile> read(Path folder) throws IOException {
        JsonNode windows = new ObjectMapper()
                .readTree(Files.readString(folder.resolve("labels").resolve("combined_windows.json")));
        Path data = folder.resolve("data");
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(data)) {
            paths = walk.filter(path -> path.toString().endsWith(".csv.gz"))
                    .sorted()
                    .toList();
        }
        List<NabFile> files = new ArrayList<>();
        for (Path path : paths) {
            String name = data.relativize(path).toString().replace('\\', '/').replace(".gz", "");
            files.add(read(path, name, windows.path(name)));
        }
        return files;
    }

    private static NabFile read(Path path, String name, JsonNode windows) throws IOException {
        List<Long> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    int comma = line.indexOf(',');
                    times.add(millis(line.substring(0, comma)));
                    values.add(Double.parseDouble(line.substring(comma + 1)));
                }
            }
        }
        long[] millis = times.stream().mapToLong(Long::longValue).toArray();
        List<int[]> rows = new ArrayList<>();
        for (JsonNode window : windows) {
            rows.add(new int[] {
                row(millis, window.path(0).asText(), name),
                row(millis, window.path(1).asText(), name)
            });
        }
        return new NabFile(
                name, millis, values.stream().mapToDouble(Double::doubleValue).toArray(), rows);
    }

    private static int row(long[] millis, String time, String name) throws IOException {
        long wanted = millis(time);
        for (int i = 0; i < millis.length; i++) {
            if (millis[i] == wanted) {
                return i;
            }
        }
        throw new IOException(name + " has no row at " + time);
    }

    private static long millis(String text) {
        return LocalDateTime.parse(text.substring(0, TIME_LENGTH), TIME).toEpochSecond(ZoneOffset.UTC) * 1_000;
    }

    /** The groups of the benchmark, in order. */
    static List<String> groups(List<NabFile> files) {
        return files.stream().map(NabFile::group).distinct().toList();
    }

    /** As many zeros as each file has rows. */
    static double[][] blank(List<NabFile> files) {
        double[][] scores = new double[files.size()][];
        Arrays.setAll(scores, file -> new double[files.get(file).rows()]);
        return scores;
    }
}
