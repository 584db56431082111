// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.masking;

import java.util.Set;

/** What stands behind the name of a secret and is none: words of sentences about secrets, and nothing. */
final class HarmlessValue {

    private static final Set<String> PROSE = Set.of(
            "a",
            "an",
            "and",
            "at",
            "be",
            "can",
            "cannot",
            "changed",
            "created",
            "deleted",
            "does",
            "empty",
            "error",
            "expired",
            "expires",
            "failed",
            "for",
            "found",
            "has",
            "in",
            "invalid",
            "is",
            "it",
            "malformed",
            "missing",
            "must",
            "no",
            "not",
            "of",
            "ok",
            "optional",
            "refreshed",
            "rejected",
            "required",
            "reset",
            "revoked",
            "rotated",
            "should",
            "the",
            "to",
            "too",
            "unchanged",
            "unknown",
            "updated",
            "valid",
            "was",
            "wrong");

    private static final Set<String> LITERALS = Set.of(
            "null",
            "nil",
            "none",
            "<none>",
            "<null>",
            "true",
            "false",
            "undefined",
            "{}",
            "[]",
            "()",
            "<>",
            "?",
            "-",
            "nan");

    private static final int LONGEST = 9;

    private HarmlessValue() {}

    static boolean is(String text, int start, int end, boolean prose) {
        if (end - start > LONGEST) {
            return false;
        }
        String value = SecretValue.lower(text, start, end);
        return LITERALS.contains(value) || (prose && PROSE.contains(value));
    }
}
