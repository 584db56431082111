// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.time;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The names of the Persian months. */
final class PersianNames {

    private static final List<String> PERSIAN = List.of(
            "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند");
    private static final List<String> LATIN = List.of(
            "Farvardin",
            "Ordibehesht",
            "Khordad",
            "Tir",
            "Mordad",
            "Shahrivar",
            "Mehr",
            "Aban",
            "Azar",
            "Dey",
            "Bahman",
            "Esfand");

    private PersianNames() {}

    /** The names by the number of the month. There are no short forms in use, and so none here. */
    static Map<Long, String> months(Locale locale) {
        List<String> names = locale.getLanguage().equals("fa") ? PERSIAN : LATIN;
        Map<Long, String> byNumber = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            byNumber.put(i + 1L, names.get(i));
        }
        return byNumber;
    }
}
