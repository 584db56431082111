// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.elastic;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of an index, which may change with the day. */
final class IndexName {

    private static final Pattern WITH_DAY = Pattern.compile("([^{}]*)\\{([uyMdwLeQY.\\-_]+)\\}([^{}]*)");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,199}");

    private final String before;
    private final String after;
    private final Optional<DateTimeFormatter> day;
    private LocalDate cachedDay = LocalDate.EPOCH;
    private String cached;

    private IndexName(String before, String after, Optional<DateTimeFormatter> day) {
        this.before = before;
        this.after = after;
        this.day = day;
        this.cached = name(LocalDate.EPOCH);
    }

    static IndexName parse(String pattern) {
        InvalidValueException.requireText("index", pattern);
        Matcher matcher = WITH_DAY.matcher(pattern);
        try {
            IndexName name = matcher.matches()
                    ? new IndexName(
                            matcher.group(1),
                            matcher.group(3),
                            Optional.of(DateTimeFormatter.ofPattern(matcher.group(2), Locale.ROOT)))
                    : new IndexName(pattern, "", Optional.empty());
            if (NAME.matcher(name.cached).matches()) {
                return name;
            }
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw refused(pattern);
        }
        throw refused(pattern);
    }

    private static InvalidValueException refused(String pattern) {
        return new InvalidValueException(
                "index", pattern, NAME.pattern() + " with at most one {pattern of a day} in it");
    }

    private String name(LocalDate date) {
        return before + day.map(pattern -> pattern.format(date)).orElse("") + after;
    }

    /** The name for an event. For one thread. */
    String of(Instant instant) {
        if (day.isEmpty()) {
            return cached;
        }
        LocalDate date = LocalDate.ofInstant(instant, ZoneOffset.UTC);
        if (!date.equals(cachedDay)) {
            cached = name(date);
            cachedDay = date;
        }
        return cached;
    }
}
