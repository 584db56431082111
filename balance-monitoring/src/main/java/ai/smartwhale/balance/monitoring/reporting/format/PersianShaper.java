// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

/**
 * Joins Arabic and Persian letters by replacing them with their presentation forms (Unicode blocks Arabic Presentation
 * Forms A and B), because PDF shows glyphs as they are given. Text that is read back from the PDF is normalised to the
 * plain letters by NFKC.
 */
final class PersianShaper {

    private static final char ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final char ZERO_WIDTH_JOINER = 0x200D;
    private static final char TATWEEL = 0x0640;
    private static final char LAM = 0x0644;
    private static final int FIRST = 0x0621;
    private static final int LAST = 0x06CC;
    /** Letter, isolated form, number of forms (1, 2: isolated and final, 4: also initial and medial). */
    private static final int[][] LETTERS = {
        {0x0621, 0xFE80, 1}, {0x0622, 0xFE81, 2}, {0x0623, 0xFE83, 2}, {0x0624, 0xFE85, 2}, {0x0625, 0xFE87, 2},
        {0x0626, 0xFE89, 4}, {0x0627, 0xFE8D, 2}, {0x0628, 0xFE8F, 4}, {0x0629, 0xFE93, 2}, {0x062A, 0xFE95, 4},
        {0x062B, 0xFE99, 4}, {0x062C, 0xFE9D, 4}, {0x062D, 0xFEA1, 4}, {0x062E, 0xFEA5, 4}, {0x062F, 0xFEA9, 2},
        {0x0630, 0xFEAB, 2}, {0x0631, 0xFEAD, 2}, {0x0632, 0xFEAF, 2}, {0x0633, 0xFEB1, 4}, {0x0634, 0xFEB5, 4},
        {0x0635, 0xFEB9, 4}, {0x0636, 0xFEBD, 4}, {0x0637, 0xFEC1, 4}, {0x0638, 0xFEC5, 4}, {0x0639, 0xFEC9, 4},
        {0x063A, 0xFECD, 4}, {0x0641, 0xFED1, 4}, {0x0642, 0xFED5, 4}, {0x0643, 0xFED9, 4}, {0x0644, 0xFEDD, 4},
        {0x0645, 0xFEE1, 4}, {0x0646, 0xFEE5, 4}, {0x0647, 0xFEE9, 4}, {0x0648, 0xFEED, 2}, {0x0649, 0xFEEF, 2},
        {0x064A, 0xFEF1, 4}, {0x067E, 0xFB56, 4}, {0x0686, 0xFB7A, 4}, {0x0698, 0xFB8A, 2}, {0x06A9, 0xFB8E, 4},
        {0x06AF, 0xFB92, 4}, {0x06C0, 0xFBA4, 2}, {0x06CC, 0xFBFC, 4},
    };

    private static final char[] FORMS = new char[LAST - FIRST + 1];
    private static final byte[] COUNTS = new byte[LAST - FIRST + 1];

    static {
        for (int[] letter : LETTERS) {
            FORMS[letter[0] - FIRST] = (char) letter[1];
            COUNTS[letter[0] - FIRST] = (byte) letter[2];
        }
    }

    private PersianShaper() {}

    /** The text in logical order with joined letters. */
    static String shape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int next = next(text, i);
            char alef = c == LAM && next < text.length() ? ligature(text.charAt(next)) : 0;
            boolean joinsBack = joinsBefore(text, i);
            if (alef != 0 && next == i + 1) {
                out.append((char) (alef + (joinsBack ? 1 : 0)));
                i = next + 1;
                continue;
            }
            int count = count(c);
            if (count > 0) {
                boolean joinsOn = count == 4 && next < text.length() && acceptsFromBefore(text.charAt(next));
                int form = count == 1 ? 0 : (joinsBack ? 1 : 0) + (joinsOn ? 2 : 0);
                out.append((char) (FORMS[c - FIRST] + form));
            } else if (c != ZERO_WIDTH_NON_JOINER && c != ZERO_WIDTH_JOINER) {
                out.append(c);
            }
            i++;
        }
        return out.toString();
    }

    private static int count(char c) {
        return c >= FIRST && c <= LAST ? COUNTS[c - FIRST] : 0;
    }

    private static char ligature(char alef) {
        return switch (alef) {
            case 0x0622 -> 0xFEF5;
            case 0x0623 -> 0xFEF7;
            case 0x0625 -> 0xFEF9;
            case 0x0627 -> 0xFEFB;
            default -> 0;
        };
    }

    private static int next(String text, int i) {
        int next = i + 1;
        while (next < text.length() && transparent(text.charAt(next))) {
            next++;
        }
        return next;
    }

    private static boolean joinsBefore(String text, int i) {
        int before = i - 1;
        while (before >= 0 && transparent(text.charAt(before))) {
            before--;
        }
        if (before < 0) {
            return false;
        }
        char c = text.charAt(before);
        return c == TATWEEL || c == ZERO_WIDTH_JOINER || count(c) == 4;
    }

    private static boolean acceptsFromBefore(char c) {
        return c == TATWEEL || c == ZERO_WIDTH_JOINER || count(c) >= 2;
    }

    private static boolean transparent(char c) {
        return (c >= 0x064B && c <= 0x065F) || c == 0x0670;
    }
}
