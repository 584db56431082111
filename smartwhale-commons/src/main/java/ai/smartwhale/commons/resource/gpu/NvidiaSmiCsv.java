// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource.gpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads the output of {@code nvidia-smi --format=csv,noheader,nounits}. */
final class NvidiaSmiCsv {

    static final String COLUMNS = "index,uuid,name,memory.total,memory.used,utilization.gpu,temperature.gpu";

    private static final int COLUMN_COUNT = 7;
    private static final double MEBIBYTE = 1 << 20;

    private NvidiaSmiCsv() {}

    /** One bad line spoils the whole output: a half-understood list would hide a device. */
    static Optional<List<GpuReading>> parse(String output) {
        List<GpuReading> readings = new ArrayList<>();
        for (String line : output.lines().filter(l -> !l.isBlank()).toList()) {
            if (line.startsWith("No devices were found")) {
                continue;
            }
            List<String> cells = cells(line);
            if (cells.size() != COLUMN_COUNT || number(cells.get(0)).isEmpty()) {
                return Optional.empty();
            }
            readings.add(reading(cells));
        }
        return Optional.of(List.copyOf(readings));
    }

    private static GpuReading reading(List<String> cells) {
        String uuid = cells.get(1);
        OptionalDouble percent = number(cells.get(5));
        return new GpuReading(
                uuid.isEmpty() || uuid.startsWith("[") ? "index-" + cells.get(0) : uuid,
                cells.get(2),
                bytes(cells.get(3)),
                bytes(cells.get(4)),
                percent.isPresent() ? OptionalDouble.of(Math.min(1, percent.getAsDouble() / 100)) : percent,
                number(cells.get(6)));
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        for (int comma = line.indexOf(','); comma >= 0; comma = line.indexOf(',', from)) {
            cells.add(line.substring(from, comma).strip());
            from = comma + 1;
        }
        cells.add(line.substring(from).strip());
        return cells;
    }

    private static OptionalLong bytes(String mebibytes) {
        OptionalDouble value = number(mebibytes);
        return value.isPresent() ? OptionalLong.of((long) (value.getAsDouble() * MEBIBYTE)) : OptionalLong.empty();
    }

    /** "[N/A]", "[Not Supported]", "[Unknown Error]" and whatever else is no number are unknown. */
    private static OptionalDouble number(String text) {
        try {
            double value = Double.parseDouble(text);
            return value >= 0 && value < Long.MAX_VALUE ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException notANumber) {
            return OptionalDouble.empty();
        }
    }
}
