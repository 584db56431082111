// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import ai.smartwhale.commons.InvalidValueException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times and sizes as people write them. A number without a unit is refused. */
final class Units {

    private static final String NUMBER = "[0-9]{1,12}(?:\\.[0-9]{1,9})?";
    private static final Pattern BARE = Pattern.compile(NUMBER);
    private static final Pattern TIME = Pattern.compile("(" + NUMBER + ")\\s*(ns|us|ms|s|min|m|h|d)\\s*");
    private static final Pattern SIZE = Pattern.compile("(" + NUMBER + ")\\s*([A-Za-z]+)");
    private static final Map<String, Long> NANOS = new LinkedHashMap<>();
    private static final Map<String, Long> BYTES = new LinkedHashMap<>();
    private static final BigDecimal LONGEST =
            BigDecimal.valueOf(Duration.ofDays(36_500).toNanos() / 2);

    static {
        NANOS.put("d", 86_400_000_000_000L);
        NANOS.put("h", 3_600_000_000_000L);
        NANOS.put("m", 60_000_000_000L);
        NANOS.put("min", 60_000_000_000L);
        NANOS.put("s", 1_000_000_000L);
        NANOS.put("ms", 1_000_000L);
        NANOS.put("us", 1_000L);
        NANOS.put("ns", 1L);
        BYTES.put("TiB", 1L << 40);
        BYTES.put("GiB", 1L << 30);
        BYTES.put("MiB", 1L << 20);
        BYTES.put("KiB", 1L << 10);
        BYTES.put("TB", 1_000_000_000_000L);
        BYTES.put("GB", 1_000_000_000L);
        BYTES.put("MB", 1_000_000L);
        BYTES.put("kB", 1_000L);
        BYTES.put("KB", 1_000L);
        BYTES.put("B", 1L);
    }

    private Units() {}

    /** Reads parts such as {@code 1h30m}, or ISO 8601 such as {@code PT30S}. */
    static Duration duration(String name, String text) {
        String plain = text.strip();
        if (BARE.matcher(plain).matches()) {
            throw new InvalidValueException(
                    name, text, "a time with its unit; did you mean " + plain + "s or " + plain + "ms?");
        }
        BigDecimal sum = BigDecimal.ZERO;
        Matcher part = TIME.matcher(plain.toLowerCase(Locale.ROOT));
        int end = 0;
        while (part.find() && part.start() == end) {
            sum = sum.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit(NANOS, part.group(2)))));
            end = part.end();
        }
        if (end > 0 && end == plain.length() && sum.compareTo(LONGEST) <= 0) {
            return Duration.ofNanos(sum.setScale(0, RoundingMode.HALF_UP).longValueExact());
        }
        try {
            return Duration.parse(plain);
        } catch (DateTimeException e) {
            throw new InvalidValueException(name, text, "a time with its unit: ns, us, ms, s, m, h or d, such as 30s");
        }
    }

    /** Reads bytes: KiB, MiB, GiB and TiB by 1,024, kB, MB, GB and TB by 1,000. */
    static long size(String name, String text) {
        String plain = text.strip();
        if (BARE.matcher(plain).matches()) {
            throw new InvalidValueException(
                    name, text, "a size with its unit; did you mean " + plain + " B or " + plain + " MiB?");
        }
        Matcher parts = SIZE.matcher(plain);
        if (!parts.matches() || !BYTES.containsKey(parts.group(2))) {
            throw new InvalidValueException(
                    name, text, "a size with its unit: B, KiB, MiB, GiB, kB, MB or GB, such as 64 MiB");
        }
        BigDecimal bytes = new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(unit(BYTES, parts.group(2))));
        return bytes.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
    }

    /** Writes a time so that {@link #duration} reads it again. */
    static String write(Duration value) {
        return value.isZero() ? "0s" : write(value.toNanos(), NANOS, "");
    }

    /** Writes a size so that {@link #size} reads it again. */
    static String write(long bytes) {
        return bytes == Long.MAX_VALUE ? "unlimited" : write(bytes, BYTES, " ");
    }

    /** With the largest unit of which it is a whole number. */
    private static String write(long value, Map<String, Long> units, String between) {
        for (Map.Entry<String, Long> unit : units.entrySet()) {
            if (value % unit.getValue() == 0 && value >= unit.getValue()) {
                return value / unit.getValue() + between + unit.getKey();
            }
        }
        return value + between + (units == BYTES ? "B" : "ns");
    }

    private static long unit(Map<String, Long> units, String name) {
        return units.getOrDefault(name, 1L);
    }
}
