// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.time;

/** How days are counted into months and years. */
public enum CalendarSystem {
    /** The calendar of ISO 8601. */
    GREGORIAN,
    /** The Solar Hijri (Jalali) calendar of Iran; see {@link PersianDate}. */
    PERSIAN
}
