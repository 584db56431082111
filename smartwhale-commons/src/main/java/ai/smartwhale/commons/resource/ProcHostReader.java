// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.StringTokenizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the host of Linux from {@code /proc/stat} and {@code /proc/meminfo}, as proc(5) describes them. */
final class ProcHostReader implements HostReader {

    private static final Logger LOG = LoggerFactory.getLogger(ProcHostReader.class);
    /** user, nice, system, idle, iowait, irq, softirq and steal; what guests use is in user and nice already. */
    private static final int COUNTED_TICKS = 8;

    private static final int IDLE = 3;
    private static final int WAITING = 4;
    private static final int MOST_LINES = 64;

    private final Path stat;
    private final Path meminfo;
    private long total = -1;
    private long unused;

    ProcHostReader(Path root) {
        this.stat = stat(root);
        this.meminfo = root.resolve("proc/meminfo");
    }

    private static Path stat(Path root) {
        return root.resolve("proc/stat");
    }

    static boolean isReadable(Path root) {
        return Files.isReadable(stat(root));
    }

    @Override
    public Host read() {
        return new Host(load(), memory("MemTotal:"), memory("MemAvailable:"));
    }

    private OptionalDouble load() {
        StringTokenizer words = new StringTokenizer(line(stat, "cpu "));
        if (words.countTokens() <= 1 + WAITING) {
            return OptionalDouble.empty();
        }
        words.nextToken();
        long totalNow = 0;
        long unusedNow = 0;
        for (int i = 0; i < COUNTED_TICKS && words.hasMoreTokens(); i++) {
            OptionalLong ticks = number(words.nextToken());
            if (ticks.isEmpty()) {
                return OptionalDouble.empty();
            }
            totalNow += ticks.getAsLong();
            unusedNow += i == IDLE || i == WAITING ? ticks.getAsLong() : 0;
        }
        long passed = totalNow - total;
        double load = 1 - (double) (unusedNow - unused) / passed;
        boolean known = total >= 0 && passed > 0;
        total = totalNow;
        unused = unusedNow;
        // Some kernels let the time of waiting run backwards a little.
        return known ? OptionalDouble.of(Math.max(0, Math.min(1, load))) : OptionalDouble.empty();
    }

    private OptionalLong memory(String name) {
        StringTokenizer words = new StringTokenizer(line(meminfo, name));
        if (words.countTokens() < 2) {
            return OptionalLong.empty();
        }
        words.nextToken();
        OptionalLong kibibytes = number(words.nextToken());
        return kibibytes.isPresent() && kibibytes.getAsLong() <= Long.MAX_VALUE >> 10
                ? OptionalLong.of(kibibytes.getAsLong() << 10)
                : OptionalLong.empty();
    }

    private static OptionalLong number(String word) {
        try {
            return Readings.known(Long.parseLong(word));
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }

    private static String line(Path file, String start) {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (int i = 0; i < MOST_LINES; i++) {
                String line = lines.readLine();
                if (line == null) {
                    return "";
                }
                if (line.startsWith(start)) {
                    return line;
                }
            }
        } catch (IOException | SecurityException e) {
            LOG.debug("cannot read {}", file, e);
        }
        return "";
    }
}
