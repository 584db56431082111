// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.time;

import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;
import java.time.temporal.TemporalQuery;

/** A point in time whose year, month and day are those of the Persian calendar. */
final class PersianTemporal implements TemporalAccessor {

    private final ZonedDateTime time;
    private final PersianDate date;

    PersianTemporal(ZonedDateTime time) {
        this.time = time;
        this.date = PersianDate.from(time.toLocalDate());
    }

    @Override
    public boolean isSupported(TemporalField field) {
        return time.isSupported(field);
    }

    @Override
    public long getLong(TemporalField field) {
        if (field instanceof ChronoField chrono) {
            switch (chrono) {
                case YEAR:
                case YEAR_OF_ERA:
                    return date.year();
                case MONTH_OF_YEAR:
                    return date.month();
                case DAY_OF_MONTH:
                    return date.day();
                case DAY_OF_YEAR:
                    return date.dayOfYear();
                default:
                    break;
            }
        }
        return time.getLong(field);
    }

    @Override
    public <R> R query(TemporalQuery<R> query) {
        return time.query(query);
    }
}
