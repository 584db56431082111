// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

/**
 * Judges texts: length, form, repetition, boilerplate, encoding, language and near duplicates, by the rules of Gopher,
 * C4 and FineWeb in forms that know Persian, Arabic and English above others. Takes any sequence of characters, also
 * broken ones, and never fails on one. Thread-safe; all that is remembered is in the index of the settings.
 */
public interface TextQualityAnalyzer {

    /**
     * An analyzer with the default settings.
     *
     * @return an analyzer
     */
    static TextQualityAnalyzer create() {
        return create(TextQualityConfig.defaults());
    }

    /**
     * An analyzer.
     *
     * @param config its settings
     * @return an analyzer
     */
    static TextQualityAnalyzer create(TextQualityConfig config) {
        return new DefaultTextQualityAnalyzer(config);
    }

    /**
     * Judges a text. One with a name in its hints is compared with earlier ones and remembered.
     *
     * @param text any text
     * @param hints what is known of it
     * @return scores, language, issues and a repair
     */
    TextAssessment assess(CharSequence text, TextHints hints);
}
