// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import java.util.Locale;

/** A language that {@link LanguageIdentifier} tells and whose texts the rules know. */
public enum Language {
    /** Persian. */
    FA,
    /** Arabic. */
    AR,
    /** Urdu. */
    UR,
    /** English. */
    EN,
    /** German. */
    DE,
    /** French. */
    FR,
    /** Spanish. */
    ES,
    /** Turkish. */
    TR,
    /** Russian. */
    RU,
    /** Chinese, in simplified or traditional characters. */
    ZH;

    private final String code = name().toLowerCase(Locale.ROOT);

    /**
     * Its name in ISO 639-1.
     *
     * @return two small letters
     */
    public String code() {
        return code;
    }

    /**
     * Whether blanks stand between its words.
     *
     * @return false for Chinese
     */
    public boolean separatesWords() {
        return this != ZH;
    }

    /**
     * Whether it is written in Arabic letters.
     *
     * @return true for Persian, Arabic and Urdu
     */
    public boolean usesArabicLetters() {
        return this == FA || this == AR || this == UR;
    }
}
