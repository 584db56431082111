// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.batch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The arrivals of the Azure LLM inference trace of 2023 (Patel et al., ISCA 2024; CC BY 4.0). */
final class RequestTrace {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSS");

    private RequestTrace() {}

    /**
     * Reads the trace from the folder of the property {@code smartwhale.data}, or {@code ../shared/data}.
     *
     * @return seconds since the first arrival, in order; empty where the file is missing, which is printed
     */
    static Optional<double[]> read() throws IOException {
        Path file = Path.of(
                System.getProperty("smartwhale.data", "../shared/data"),
                "llm-requests",
                "AzureLLMInferenceTrace_conv.csv.gz");
        if (!Files.exists(file)) {
            System.out.println("Skipped: there is no " + file + "; its folder is set by -Dsmartwhale.data=…");
            return Optional.empty();
        }
        List<Double> seconds = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.readLine();
            LocalDateTime first = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                LocalDateTime time = LocalDateTime.parse(line.substring(0, line.indexOf(',')), TIME);
                first = first == null ? time : first;
                seconds.add(Duration.between(first, time).toNanos() / 1e9);
            }
        }
        return Optional.of(
                seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }
}
