// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.trace;

import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.Priority;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One row is one day of one page: a request for every thousand views, at least one, evenly over the day. A missing day
 * stays a gap. All of them ask for the same page, of the encyclopaedia.
 */
final class PageviewsTraceReader implements TraceReader {

    private static final double VIEWS_PER_REQUEST = 1_000;
    private static final double MOST_REQUESTS_A_DAY = 1_000_000;

    @Override
    public boolean understands(String firstLine) {
        return Csv.split(firstLine).equals(List.of("ds", "y"));
    }

    @Override
    public void read(TraceLines lines, TraceSink sink) throws IOException {
        lines.next();
        LocalDate start = null;
        for (String line = lines.next(); line != null; line = lines.next()) {
            List<String> fields = Csv.split(line);
            if (fields.size() != 2) {
                throw lines.problem("has " + fields.size() + " fields; expected ds,y");
            }
            LocalDate day = day(lines, fields.get(0));
            start = start == null ? day : start;
            Duration at = Duration.ofDays(day.toEpochDay() - start.toEpochDay());
            if (at.isNegative()) {
                throw lines.problem("is earlier than the first row");
            }
            if (!accept(sink, at, requests(lines, fields.get(1))) || sink.isFull()) {
                return;
            }
        }
    }

    private static boolean accept(TraceSink sink, Duration day, int requests) {
        Duration gap = Duration.ofDays(1).dividedBy(requests);
        for (int i = 0; i < requests; i++) {
            // The busiest days are news, and readers of news are in a hurry.
            Priority priority = requests >= 100 ? Priority.HIGH : Priority.MEDIUM;
            TraceRow row = new TraceRow(
                    day.plus(gap.multipliedBy(i)), "page", Optional.empty(), Optional.of(DataSource.WIKI), priority);
            if (!sink.accept(row)) {
                return false;
            }
        }
        return true;
    }

    private static int requests(TraceLines lines, String text) {
        try {
            double views = Math.exp(Double.parseDouble(text));
            if (views >= 0) {
                return (int) Math.max(1, Math.round(Math.min(MOST_REQUESTS_A_DAY, views / VIEWS_PER_REQUEST)));
            }
        } catch (NumberFormatException e) {
            throw lines.problem("y is '" + Csv.shorten(text) + "'; expected the logarithm of the views");
        }
        throw lines.problem("y is not a number");
    }

    private static LocalDate day(TraceLines lines, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw lines.problem("ds is '" + Csv.shorten(text) + "'; expected a day such as 2007-12-10");
        }
    }
}
