// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.text;

/**
 * What one form of a text is for. Both: Unicode NFC; presentation forms become letters; whitespace is one blank, or one
 * line break where there was any, and none at the ends; control characters, invisible ones and those that turn the
 * direction are gone, as is the tatweel; the zero-width non-joiner stays between letters or digits only, once.
 *
 * <p>Both go towards Persian letters: Arabic yeh, also without dots, becomes Farsi yeh, and Arabic kaf becomes keheh.
 * Lucene's {@code PersianNormalizer} goes the other way; do not mix the two in one index.
 */
public enum NormalizationProfile {
    /** For people: diacritics, hamza and case stay; Arabic digits become Persian ones. */
    DISPLAY,
    /**
     * For an index: besides, diacritics and the zero-width non-joiner are gone, forms with hamza or madda become plain
     * letters, digits become ASCII, letters lower case, and compatibility forms (full width, superscript, ligatures)
     * plain ones.
     */
    INDEX
}
