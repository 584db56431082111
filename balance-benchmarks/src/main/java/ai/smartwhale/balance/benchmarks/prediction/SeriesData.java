// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.prediction;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Reads the series of the shared data, or of another folder with files of the same names. */
final class SeriesData {

    private SeriesData() {}

    /** The folder of the property {@code smartwhale.data}, or {@code ../shared/data}. */
    static Path folder() {
        return Path.of(System.getProperty("smartwhale.data", "../shared/data"));
    }

    /** Lines of {@code id,v1,v2,…} in the order of the file; cells from a given one on are values. */
    static Map<String, double[]> read(Path file, int firstValue, boolean header) throws IOException {
        Map<String, double[]> series = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            String line = header ? skip(lines) : lines.readLine();
            for (int number = 1; line != null; line = lines.readLine(), number++) {
                String[] cells = line.split(",");
                double[] values = new double[cells.length - firstValue];
                for (int index = 0; index < values.length; index++) {
                    values[index] = Double.parseDouble(cells[index + firstValue]);
                }
                series.put(firstValue == 1 ? cells[0] : Integer.toString(number), values);
            }
        }
        return series;
    }

    private static String skip(BufferedReader lines) throws IOException {
        lines.readLine();
        String first = lines.readLine();
        return first == null ? "" : first;
    }
}
