// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

/**
 * Characters above ASCII that make a reader see another text than there is: controls of C1, separators of lines and
 * paragraphs, controls of the direction of writing (Unicode's Bidi_Control; Boucher and Anderson, "Trojan Source",
 * 2021), invisible ones and tags. The joiners that Persian is written with (U+200C, U+200D) are not among them.
 */
final class Deceptive {

    private static final int FIRST_TAG = 0xE0000;
    private static final int LAST_TAG = 0xE007F;

    private Deceptive() {}

    static boolean is(int c) {
        if (c < 0x2000) {
            return c < 0xA0 ? c >= 0x7F : c == 0x061C || c == 0x180E;
        }
        if (c < 0x2070) {
            return c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) || c >= 0x2060;
        }
        return c == 0xFEFF
                || (c >= 0xFFF9 && c <= 0xFFFB)
                || (c >= FIRST_TAG && c <= LAST_TAG)
                || (c & 0xFFFE) == 0xFFFE;
    }
}
