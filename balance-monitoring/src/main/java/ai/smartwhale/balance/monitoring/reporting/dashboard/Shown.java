// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.dashboard;

import ai.smartwhale.commons.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.OptionalDouble;

/** Checks what is to be shown. */
final class Shown {

    private static final int LONGEST_TEXT = 2_000;
    private static final int DIGEST_DIGITS = 16;

    private Shown() {}

    static void requireShare(String field, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new InvalidValueException(field, value, "0 to 1");
        }
    }

    static void requireShare(String field, OptionalDouble value) {
        InvalidValueException.requirePresent(field, value).ifPresent(share -> requireShare(field, share));
    }

    static void requireAmount(String field, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new InvalidValueException(field, value, "a finite number, 0 or more");
        }
    }

    static void requireFinite(String field, double value) {
        if (!Double.isFinite(value)) {
            throw new InvalidValueException(field, value, "a finite number");
        }
    }

    static void requireCount(String field, long value) {
        InvalidValueException.requireRange(field, value, 0, Long.MAX_VALUE);
    }

    static void requireNotNegative(String field, Duration value) {
        if (InvalidValueException.requirePresent(field, value).isNegative()) {
            throw new InvalidValueException(field, value, "0 or more");
        }
    }

    /** Long texts are cut, since a page is not the place to refuse them. */
    static String cut(String field, String value) {
        String text = InvalidValueException.requirePresent(field, value);
        return wellFormed(text.length() <= LONGEST_TEXT ? text : head(text, LONGEST_TEXT - 1));
    }

    /** Of long names only the head is shown, with a digest by which those with the same head differ. */
    static String name(String field, String value) {
        String text = InvalidValueException.requireText(field, value);
        if (text.length() <= LONGEST_TEXT) {
            return wellFormed(text);
        }
        return wellFormed(head(text, LONGEST_TEXT - DIGEST_DIGITS - 1) + digest(text));
    }

    private static String head(String text, int length) {
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end) + '\u2026';
    }

    private static String digest(String text) {
        try {
            byte[] all = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_16BE));
            return HexFormat.of().formatHex(all, 0, DIGEST_DIGITS / 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A half of a pair cannot be written in UTF-8, and one hostile name must not take the page from all others. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
