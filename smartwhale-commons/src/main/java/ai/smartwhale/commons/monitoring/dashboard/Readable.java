// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.dashboard;

import ai.smartwhale.commons.monitoring.MetricUnit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as people read them. */
final class Readable {

    private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_EVEN);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String[] BINARY = {" B", " KiB", " MiB", " GiB", " TiB", " PiB"};
    private static final String[] DECIMAL = {"", "k", "M", "G", "T", "P"};
    private static final String[] SMALL = {" s", " ms", " µs", " ns"};

    private Readable() {}

    static String number(MetricUnit unit, double value) {
        return switch (unit) {
            case SECONDS -> seconds(value);
            case BYTES -> scaled(value, 1_024, BINARY);
            case RATIO -> digits(100 * value) + " %";
            case NONE -> scaled(value, 1_000, DECIMAL);
            default -> digits(value) + ' ' + unit.word();
        };
    }

    private static String seconds(double value) {
        double scaled = value;
        int at = 0;
        while (Math.abs(scaled) < 1 && scaled != 0 && at < SMALL.length - 1) {
            scaled *= 1_000;
            at++;
        }
        return digits(scaled) + SMALL[at];
    }

    private static String scaled(double value, double by, String[] words) {
        double scaled = value;
        int at = 0;
        while (Math.abs(scaled) >= by && at < words.length - 1) {
            scaled /= by;
            at++;
        }
        return digits(scaled) + words[at];
    }

    private static String digits(double value) {
        BigDecimal exact = BigDecimal.valueOf(value).round(THREE);
        return Math.abs(value) >= 1e15 || (value != 0 && Math.abs(value) < 1e-6)
                ? exact.toString()
                : exact.stripTrailingZeros().toPlainString();
    }

    static String time(double epochSeconds) {
        return TIME.format(Instant.ofEpochMilli(Math.round(epochSeconds * 1_000)));
    }
}
