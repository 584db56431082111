// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

/** The scripts that the identifier of languages tells apart, found by ranges, which is all that speed allows. */
enum ScriptGroup {
    LATIN,
    ARABIC,
    CYRILLIC,
    HAN,
    KANA,
    OTHER,
    NONE;

    private static final ScriptGroup[] GROUPS = values();
    private static final byte[] TABLE = new byte[1 << 16];

    static {
        for (int c = 0; c < TABLE.length; c++) {
            TABLE[c] = (byte) find((char) c).ordinal();
        }
    }

    static ScriptGroup of(char c) {
        return GROUPS[TABLE[c]];
    }

    static int ordinalOf(char c) {
        return TABLE[c];
    }

    private static ScriptGroup find(char c) {
        if (!Character.isLetter(c)) {
            return NONE;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case LATIN -> LATIN;
            case ARABIC -> ARABIC;
            case CYRILLIC -> CYRILLIC;
            case HAN -> HAN;
            case HIRAGANA, KATAKANA -> KANA;
            default -> c == '\u30FC' ? KANA : OTHER;
        };
    }
}
