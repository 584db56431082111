// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import ai.smartwhale.balance.monitoring.reporting.model.ReportCell;
import ai.smartwhale.balance.monitoring.reporting.model.ReportColumn;
import ai.smartwhale.balance.monitoring.reporting.model.ReportLanguage;
import ai.smartwhale.balance.monitoring.reporting.model.ReportRequest;
import java.util.Optional;
import java.util.OptionalDouble;

/** Words of sections in the language of a report. Pure functions. */
final class Say {

    private static final int LONGEST = 2_000;

    private Say() {}

    static String in(ReportRequest request, String english, String persian) {
        return request.language() == ReportLanguage.PERSIAN ? persian : english;
    }

    static ReportColumn column(ReportRequest request, String english, String persian, String unit) {
        return new ReportColumn(in(request, english, persian), unit);
    }

    static ReportCell cell(OptionalDouble value, double factor) {
        return value.isPresent() ? ReportCell.of(factor * value.getAsDouble()) : ReportCell.MISSING;
    }

    static ReportCell cell(Optional<java.time.Duration> value) {
        return value.map(time -> ReportCell.of(time.toNanos() / 1e6)).orElse(ReportCell.MISSING);
    }

    static ReportCell text(String text) {
        return ReportCell.of(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
    }
}
