// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.text;

import java.text.Normalizer;

/**
 * Brings text into the form of a profile in one pass over its characters, with one look into a table for each.
 * Immutable.
 */
public final class TextNormalizer {

    /** Below it nothing combines with what stands before. */
    private static final char FIRST_COMBINING = '\u0300';

    private static final int MOST_ROUNDS = 8;
    private static final char REPLACEMENT = '\uFFFD';

    private final CharTable table;
    private final NormalizationProfile profile;

    private TextNormalizer(NormalizationProfile profile) {
        this.table = new CharTable(profile);
        this.profile = profile;
    }

    /** Built when first needed, since a table takes some milliseconds. */
    private static final class ForDisplay {
        static final TextNormalizer INSTANCE = new TextNormalizer(NormalizationProfile.DISPLAY);
    }

    private static final class ForIndex {
        static final TextNormalizer INSTANCE = new TextNormalizer(NormalizationProfile.INDEX);
    }

    /**
     * The normaliser of a profile.
     *
     * @param profile the profile
     * @return always the same object
     */
    public static TextNormalizer of(NormalizationProfile profile) {
        return switch (profile) {
            case DISPLAY -> ForDisplay.INSTANCE;
            case INDEX -> ForIndex.INSTANCE;
        };
    }

    /**
     * Brings a text into its form.
     *
     * @param text the text
     * @return its form; the same object if it is in it already
     */
    public String normalize(String text) {
        String form = text;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            // Composing comes first, since it may make a letter that has a form of its own.
            form = pass(composed(form));
            if (isComposed(form)) {
                break;
            }
        }
        return form.equals(text) ? text : form;
    }

    private static String composed(String text) {
        return isComposed(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static boolean isComposed(String text) {
        return !mayCombine(text) || Normalizer.isNormalized(text, Normalizer.Form.NFC);
    }

    /** Whether there is a mark that may combine, or a pair: most texts have none. */
    private static boolean mayCombine(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= FIRST_COMBINING && isCombining(c)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCombining(char c) {
        if (c >= '\u0621' && c <= '\u064A') {
            return false;
        }
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.SURROGATE
                || (c >= '\u1100' && c <= '\u11FF');
    }

    private String pass(String text) {
        int clean = cleanPrefix(text);
        return clean == text.length() ? text : new Rewriter(table, text, clean, profile).rewrite();
    }

    /** How far the text is in its form already, at the end of a character that is no space or joiner. */
    private int cleanPrefix(String text) {
        int length = text.length();
        int sure = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (table.code(c) == c) {
                sure = i + 1;
            } else if (c == ' ' || c == '\n') {
                boolean single = sure == i && i > 0 && i + 1 < length && isKept(text.charAt(i + 1));
                if (!single) {
                    return sure;
                }
            } else if (c == '\u200C' && table.code(c) == CharTable.JOINER) {
                boolean within = sure == i
                        && i > 0
                        && i + 1 < length
                        && joins(text.charAt(i - 1))
                        && joins(text.charAt(i + 1))
                        && isKept(text.charAt(i + 1));
                if (!within) {
                    return sure;
                }
            } else {
                return sure;
            }
        }
        return sure == length ? length : sure;
    }

    private boolean isKept(char c) {
        return table.code(c) == c;
    }

    static boolean joins(char c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** The slow part: builds a new text from where the old one is not in its form any more. */
    private static final class Rewriter {

        private final CharTable table;
        private final String text;
        private final NormalizationProfile profile;
        private final StringBuilder out;
        private int at;
        private boolean space;
        private boolean lineBreak;
        private boolean joiner;

        Rewriter(CharTable table, String text, int from, NormalizationProfile profile) {
            this.table = table;
            this.text = text;
            this.profile = profile;
            this.at = from;
            this.out = new StringBuilder(text.length()).append(text, 0, from);
        }

        String rewrite() {
            while (at < text.length()) {
                take(text.charAt(at++));
            }
            return out.toString();
        }

        private void take(char c) {
            char code = table.code(c);
            switch (code) {
                case CharTable.DROP -> {}
                case CharTable.SPACE -> space = true;
                case CharTable.BREAK -> lineBreak = true;
                case CharTable.JOINER -> joiner = true;
                case CharTable.EXPAND -> appendAll(table.expansion(c));
                case CharTable.SURROGATE -> pair(c);
                default -> append(code);
            }
        }

        private void append(char c) {
            if (space || lineBreak) {
                if (!out.isEmpty()) {
                    out.append(lineBreak ? '\n' : ' ');
                }
                space = false;
                lineBreak = false;
            } else if (joiner && !out.isEmpty() && joins(out.charAt(out.length() - 1)) && joins(c)) {
                out.append('\u200C');
            }
            joiner = false;
            out.append(c);
        }

        /** What a character expands to may hold spaces of its own. */
        private void appendAll(String expansion) {
            for (int i = 0; i < expansion.length(); i++) {
                char c = expansion.charAt(i);
                if (c == ' ') {
                    space = true;
                } else {
                    append(c);
                }
            }
        }

        private void pair(char high) {
            if (!Character.isHighSurrogate(high) || at == text.length() || !Character.isLowSurrogate(text.charAt(at))) {
                append(REPLACEMENT);
                return;
            }
            int point = Character.toCodePoint(high, text.charAt(at++));
            int type = Character.getType(point);
            if (type == Character.FORMAT || type == Character.CONTROL) {
                return;
            }
            String whole = Character.toString(point);
            String plain = profile == NormalizationProfile.INDEX
                    ? CharTable.fold(Normalizer.normalize(whole, Normalizer.Form.NFKC))
                    : whole;
            for (int i = 0; i < plain.length(); i++) {
                char c = plain.charAt(i);
                if (Character.isSurrogate(c)) {
                    append(c);
                } else {
                    // A letter of mathematics, for one, becomes a plain letter, which has a form of its own.
                    take(c);
                }
            }
        }
    }
}
