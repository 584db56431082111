// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.console;

import ai.smartwhale.commons.InvalidValueException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them. */
public final class Durations {

    private static final Pattern SHORT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ms|s|m|h|d)");

    private Durations() {}

    /**
     * Reads a duration.
     *
     * @param text a number with ms, s, m, h or d, or an ISO 8601 duration such as {@code PT1M30S}
     * @return the duration, zero or more
     * @throws InvalidValueException if the text is neither
     */
    public static Duration parse(String text) {
        Matcher shortForm = SHORT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (shortForm.matches() && text.length() <= 20) {
            double millis = Double.parseDouble(shortForm.group(1)) * unitMillis(shortForm.group(2));
            return Duration.ofNanos(Math.round(Math.min(millis, 1e12) * 1e6));
        }
        try {
            Duration iso = Duration.parse(text.strip());
            if (!iso.isNegative()) {
                return iso;
            }
        } catch (DateTimeException e) {
            throw refused(text);
        }
        throw refused(text);
    }

    private static InvalidValueException refused(String text) {
        return new InvalidValueException("duration", text, "a number with ms, s, m, h or d, or ISO 8601 such as PT30S");
    }

    private static double unitMillis(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 86_400_000;
        };
    }

    /**
     * Writes a duration with the unit that fits and three figures.
     *
     * @param duration zero or more
     * @return such as {@code 12.3 ms}
     */
    public static String format(Duration duration) {
        double millis = duration.toNanos() / 1e6;
        if (millis < 1_000) {
            return figures(millis) + " ms";
        }
        if (millis < 120_000) {
            return figures(millis / 1_000) + " s";
        }
        return millis < 7_200_000 ? figures(millis / 60_000) + " min" : figures(millis / 3_600_000) + " h";
    }

    private static String figures(double value) {
        int decimals = value >= 100 || value == 0 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
