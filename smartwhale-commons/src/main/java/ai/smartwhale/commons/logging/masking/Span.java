// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.masking;

/** Where something was found and what it is, packed into a long, so that looking makes no garbage. */
final class Span {

    /** Nothing was found. */
    static final long NONE = -1;
    /** The longest text that a span can point into, in characters. */
    static final int LONGEST_TEXT = (1 << 29) - 1;
    /** A secret without quotes behind a JSON key: what replaces it needs quotes. */
    static final int BARE_JSON_SECRET = SensitiveKind.values().length;

    private static final int BITS = 29;
    private static final SensitiveKind[] KINDS = SensitiveKind.values();

    private Span() {}

    static long of(SensitiveKind kind, int start, int end) {
        return of(kind.ordinal(), start, end);
    }

    static long of(int code, int start, int end) {
        return (long) code << (2 * BITS) | (long) start << BITS | end;
    }

    static int start(long span) {
        return (int) (span >>> BITS) & LONGEST_TEXT;
    }

    static int end(long span) {
        return (int) span & LONGEST_TEXT;
    }

    static boolean isBareJson(long span) {
        return span >>> (2 * BITS) == BARE_JSON_SECRET;
    }

    static SensitiveKind kind(long span) {
        return isBareJson(span) ? SensitiveKind.SECRET : KINDS[(int) (span >>> (2 * BITS))];
    }
}
