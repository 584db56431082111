// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

import ai.smartwhale.balance.monitoring.reporting.model.ReportCell;
import ai.smartwhale.balance.monitoring.reporting.model.ReportLanguage;
import ai.smartwhale.balance.monitoring.reporting.model.ReportRequest;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.utils.time.PersianDate;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes cells: once for programs, the same in every language, and once for people, with the digits and the calendar of
 * the language. Immutable.
 */
public final class CellText {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final int PERSIAN_ZERO = 0x06F0;
    private static final char PERSIAN_POINT = 0x066B;

    private final ReportLanguage language;
    private final ZoneId zone;

    /**
     * For a report.
     *
     * @param request its language and zone
     */
    public CellText(ReportRequest request) {
        this.language = InvalidValueException.requirePresent("request", request).language();
        this.zone = request.zone();
    }

    /**
     * Writes a cell for programs.
     *
     * @param cell the cell
     * @return a text as it is, a number in decimal or scientific notation, a time in ISO 8601, or nothing
     */
    public static String canonical(ReportCell cell) {
        if (cell instanceof ReportCell.Text text) {
            return text.text();
        }
        if (cell instanceof ReportCell.Number number) {
            return number.value().toString();
        }
        return cell instanceof ReportCell.Time time ? time.at().toString() : "";
    }

    /**
     * Writes a cell for people.
     *
     * @param cell the cell
     * @return its text
     */
    public String shown(ReportCell cell) {
        if (cell instanceof ReportCell.Number) {
            return digits(canonical(cell));
        }
        if (cell instanceof ReportCell.Time time) {
            return time(time.at());
        }
        return cell instanceof ReportCell.Missing ? "–" : canonical(cell);
    }

    /**
     * Writes a time for people.
     *
     * @param at the time
     * @return day and minute in the zone of the report
     */
    public String time(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        return language == ReportLanguage.PERSIAN
                ? digits(PersianDate.from(local.toLocalDate()).toString().replace('-', '/') + ' ' + CLOCK.format(local))
                : DAY.format(local) + ' ' + CLOCK.format(local);
    }

    /**
     * Brings the digits of a number or a time into the language.
     *
     * @param text with ASCII digits
     * @return the same, with Persian digits if the language is Persian
     */
    public String digits(String text) {
        if (language != ReportLanguage.PERSIAN) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c >= '0' && c <= '9' ? (char) (PERSIAN_ZERO + c - '0') : c == '.' ? PERSIAN_POINT : c);
        }
        return out.toString();
    }
}
