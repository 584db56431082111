// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.text;

/** A text that counts how often it is looked at, so that an expression that never comes to an end does. */
final class CountedText implements CharSequence {

    private final String text;
    private final int from;
    private final int to;
    private final String pattern;
    private final long allowed;
    private final long[] steps;

    CountedText(String text, String pattern, long allowed) {
        this(text, 0, text.length(), pattern, allowed, new long[1]);
    }

    private CountedText(String text, int from, int to, String pattern, long allowed, long[] steps) {
        this.text = text;
        this.from = from;
        this.to = to;
        this.pattern = pattern;
        this.allowed = allowed;
        this.steps = steps;
    }

    @Override
    public char charAt(int index) {
        if (++steps[0] > allowed) {
            throw new PatternTooCostlyException(pattern, allowed);
        }
        return text.charAt(from + index);
    }

    @Override
    public int length() {
        return to - from;
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new CountedText(text, from + start, from + end, pattern, allowed, steps);
    }

    @Override
    public String toString() {
        return text.substring(from, to);
    }
}
