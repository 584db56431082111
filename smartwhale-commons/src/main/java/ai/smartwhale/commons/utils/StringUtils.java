// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.utils.text.NormalizationProfile;
import ai.smartwhale.commons.utils.text.PatternLimits;
import ai.smartwhale.commons.utils.text.PatternMatch;
import ai.smartwhale.commons.utils.text.TextMetrics;
import ai.smartwhale.commons.utils.text.TextNormalizer;
import ai.smartwhale.commons.utils.text.TextPattern;
import java.util.ArrayList;
import java.util.List;

/** Pure functions on text. Thread-safe. */
public final class StringUtils {

    private StringUtils() {}

    /**
     * Brings text into one form, so that what looks equal is equal. See {@link NormalizationProfile} for what that
     * means. Normalising again changes nothing; a text that is in that form already is given back as it is.
     *
     * @param text the text; characters that are none (unpaired surrogates) become U+FFFD
     * @param profile for people or for an index
     * @return the text in its form
     */
    public static String normalizeText(String text, NormalizationProfile profile) {
        InvalidValueException.requirePresent("text", text);
        return TextNormalizer.of(InvalidValueException.requirePresent("profile", profile))
                .normalize(text);
    }

    /**
     * Finds patterns in a text, with the default limits.
     *
     * @param text the text
     * @param patterns what to look for
     * @return what was found, in the order of the patterns and then of the text
     * @throws ai.smartwhale.commons.LimitExceededException if the text is longer than is allowed
     * @throws ai.smartwhale.commons.utils.text.PatternTooCostlyException if a pattern takes too many steps on this text
     */
    public static List<PatternMatch> findPatterns(String text, TextPattern... patterns) {
        return findPatterns(text, List.of(patterns), PatternLimits.DEFAULT);
    }

    /**
     * Finds patterns in a text. Matches of one pattern do not overlap; those of several may.
     *
     * @param text the text
     * @param patterns what to look for
     * @param limits how long the text may be, how much is found, how many steps each pattern may take
     * @return what was found, in the order of the patterns and then of the text
     * @throws ai.smartwhale.commons.LimitExceededException if the text is longer than is allowed
     * @throws ai.smartwhale.commons.utils.text.PatternTooCostlyException if a pattern takes too many steps on this text
     */
    public static List<PatternMatch> findPatterns(String text, List<TextPattern> patterns, PatternLimits limits) {
        InvalidValueException.requirePresent("text", text);
        limits.requireText(text);
        List<PatternMatch> found = new ArrayList<>();
        for (TextPattern pattern : InvalidValueException.requirePresent("patterns", patterns)) {
            pattern.find(text, limits, found);
        }
        return List.copyOf(found);
    }

    /**
     * Measures a text.
     *
     * @param text the text
     * @return its figures
     */
    public static TextMetrics textMetrics(String text) {
        return TextMetrics.of(InvalidValueException.requirePresent("text", text));
    }
}
