// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What becomes of each character of the basic plane, computed once for each profile. */
final class CharTable {

    /** It is left out. */
    static final char DROP = '\uFDD0';
    /** It counts as whitespace. */
    static final char SPACE = '\uFDD1';
    /** It ends a line. */
    static final char BREAK = '\uFDD2';
    /** It is the zero-width non-joiner, kept within words only. */
    static final char JOINER = '\uFDD3';
    /** It becomes several characters, see {@link #expansion}. */
    static final char EXPAND = '\uFDD4';
    /** It is half of a pair. */
    static final char SURROGATE = '\uFDD5';

    private static final char FIRST_CODE = DROP;
    private static final char LAST_CODE = '\uFDEF';
    private static final String HAMZA_TO_PLAIN = "أاإاآاٱاؤوئیۀهۂهةهۓے";

    private final char[] table = new char[1 << 16];
    private final Map<Character, String> expansions = new HashMap<>();

    CharTable(NormalizationProfile profile) {
        for (int c = 0; c < table.length; c++) {
            table[c] = code((char) c, profile);
        }
    }

    char code(char c) {
        return table[c];
    }

    String expansion(char c) {
        return expansions.getOrDefault(c, "");
    }

    private char code(char c, NormalizationProfile profile) {
        if (Character.isSurrogate(c)) {
            return SURROGATE;
        }
        if (c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029') {
            return BREAK;
        }
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            return SPACE;
        }
        if (c == '\u200C') {
            return profile == NormalizationProfile.INDEX ? DROP : JOINER;
        }
        if (isInvisible(c) || (c >= FIRST_CODE && c <= LAST_CODE)) {
            return DROP;
        }
        String mapped = mapAll(plain(c, profile), profile);
        if (mapped.equals(" ")) {
            return SPACE;
        }
        if (mapped.length() == 1) {
            return mapped.charAt(0);
        }
        if (mapped.isEmpty()) {
            return DROP;
        }
        expansions.put(c, mapped);
        return EXPAND;
    }

    /** Presentation forms always, other compatibility forms for an index. */
    private static String plain(char c, NormalizationProfile profile) {
        boolean presentation = (c >= '\uFB50' && c <= '\uFDFF') || (c >= '\uFE70' && c <= '\uFEFC');
        return Normalizer.normalize(
                String.valueOf(c),
                presentation || profile == NormalizationProfile.INDEX ? Normalizer.Form.NFKC : Normalizer.Form.NFC);
    }

    private static String mapAll(String text, NormalizationProfile profile) {
        StringBuilder out = new StringBuilder(text.length());
        String cased = profile == NormalizationProfile.INDEX ? fold(text) : text;
        for (int i = 0; i < cased.length(); i++) {
            char mapped = letter(cased.charAt(i), profile);
            if (mapped != DROP) {
                out.append(mapped);
            }
        }
        return out.toString();
    }

    /** Until nothing changes any more: a capital sharp s takes two steps to become two letters. */
    static String fold(String text) {
        String folded = text;
        String before;
        do {
            before = folded;
            folded = Normalizer.normalize(
                    before.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
        } while (!folded.equals(before));
        return folded;
    }

    private static char letter(char c, NormalizationProfile profile) {
        if (c == '\u064A' || c == '\u0649') {
            return '\u06CC';
        }
        if (c == '\u0643') {
            return '\u06A9';
        }
        if (c == '\u0640' || isInvisible(c) || c == '\u200C') {
            return DROP;
        }
        boolean index = profile == NormalizationProfile.INDEX;
        if (c >= '\u0660' && c <= '\u0669') {
            return (char) (c - '\u0660' + (index ? '0' : '\u06F0'));
        }
        if (!index) {
            return c;
        }
        if (c >= '\u06F0' && c <= '\u06F9') {
            return (char) (c - '\u06F0' + '0');
        }
        if (isArabicMark(c)) {
            return DROP;
        }
        int plain = HAMZA_TO_PLAIN.indexOf(c);
        return plain >= 0 && plain % 2 == 0 ? HAMZA_TO_PLAIN.charAt(plain + 1) : c;
    }

    private static boolean isArabicMark(char c) {
        return (c >= '\u0610' && c <= '\u061A')
                || (c >= '\u064B' && c <= '\u065F')
                || c == '\u0670'
                || (c >= '\u06D6' && c <= '\u06ED' && Character.getType(c) == Character.NON_SPACING_MARK)
                || (c >= '\u08D3' && c <= '\u08FF');
    }

    /** Controls and formats, which nobody sees; the joiner of emoji stays. */
    private static boolean isInvisible(char c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || (type == Character.FORMAT && c != '\u200D')
                || c == '\uFFFE'
                || c == '\uFFFF';
    }
}
