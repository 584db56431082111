// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

import java.util.regex.Pattern;

/** Makes text from outside fit to be shown among other text. */
final class Shown {

    /** What begins with a digit and goes on with letters, such as a unit, which bidirectional text would turn round. */
    static final Pattern TERM = Pattern.compile("(?<![0-9A-Za-z#])[0-9][0-9./:_-]*[A-Za-z][0-9A-Za-z./:_%-]*");

    private static final char REPLACEMENT = '\uFFFD';

    private Shown() {}

    /**
     * Whether a character would act on what is around it: the controls of C0 and C1 but for line feed and tab, the
     * controls of direction, line and paragraph separators, and halves of surrogate pairs at the wrong place.
     */
    static boolean acts(String text, int i) {
        char c = text.charAt(i);
        if (c < 0x7F) {
            return c < ' ' && c != '\n' && c != '\t';
        }
        return Character.isISOControl(c)
                || c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0xFEFF
                || (Character.isSurrogate(c) && !paired(text, i));
    }

    private static boolean paired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }

    /** With U+FFFD for each character that would act, so that it is seen that there was one. */
    static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (acts(text, i)) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            out.append(acts(text, i) ? REPLACEMENT : text.charAt(i));
        }
        return out.toString();
    }

    /** The same on one line. */
    static String line(String text) {
        return clean(text).replace('\n', ' ').replace('\t', ' ').strip();
    }
}
