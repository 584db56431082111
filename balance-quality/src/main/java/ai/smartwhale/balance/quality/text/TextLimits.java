// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

/**
 * What a sort of text may look like. The figures are those of Gopher, C4 and FineWeb where documents are meant, and
 * looser where a text may be short.
 *
 * @param fewestWords below it the text is too short
 * @param mostWords above it the text is too long
 * @param fewestForStatistics below it shares say nothing, and rules about them are left out
 * @param mostSymbols hashes, or ellipses, for each word
 * @param leastWithLetter share of the words that have a letter
 * @param hasLines whether lines and sentences are looked at
 * @param codeAllowed whether curly brackets are nothing to remark
 */
record TextLimits(
        int fewestWords,
        int mostWords,
        int fewestForStatistics,
        double mostSymbols,
        double leastWithLetter,
        boolean hasLines,
        boolean codeAllowed) {

    private static final TextLimits DOCUMENT = new TextLimits(50, 100_000, 50, 0.1, 0.8, true, false);
    private static final TextLimits TEXT = new TextLimits(1, 100_000, 20, 0.1, 0.6, false, true);
    private static final TextLimits SHORT_MESSAGE = new TextLimits(1, 1_000, 8, 1, 0.5, false, true);

    static TextLimits of(TextKind kind) {
        return switch (kind) {
            case DOCUMENT -> DOCUMENT;
            case TEXT -> TEXT;
            case SHORT_MESSAGE -> SHORT_MESSAGE;
        };
    }
}
