// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.scheduling;

/** Reads lists, ranges, steps and names of one field into a set of bits. */
final class CronNumbers {

    private final String expression;
    private final CronField field;

    CronNumbers(String expression, CronField field) {
        this.expression = expression;
        this.field = field;
    }

    /** One part of a list: {@code *}, {@code 5}, {@code 1-5}, {@code 1-10/2}, {@code 5/10} or a name for a number. */
    long bits(String part) {
        int slash = part.indexOf('/');
        int step = slash < 0 ? 1 : step(part, part.substring(slash + 1));
        String range = slash < 0 ? part : part.substring(0, slash);
        if (range.equals("*")) {
            return every(field.least(), lastOfAll(), step);
        }
        int dash = range.indexOf('-');
        if (dash < 0) {
            int from = number(part, range);
            // A start with a step runs on to the end of the range.
            return every(from, slash < 0 ? from : Math.max(from, lastOfAll()), step);
        }
        int from = number(part, range.substring(0, dash));
        int to = number(part, range.substring(dash + 1));
        if (field == CronField.DAY_OF_WEEK && to == 0) {
            to = 7;
        }
        if (from > to) {
            throw refused(part);
        }
        return every(from, to, step);
    }

    int number(String part, String text) {
        int named = field.numberOf(text);
        if (named >= 0) {
            return named;
        }
        if (text.isEmpty() || text.length() > 2 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw refused(part);
        }
        int number = Integer.parseInt(text);
        if (number < field.least() || number > field.most()) {
            throw refused(part);
        }
        return number;
    }

    InvalidCronException refused(String part) {
        return new InvalidCronException(expression, field.title(), part, field.allowed());
    }

    InvalidCronException refused(String part, String allowed) {
        return new InvalidCronException(expression, field.title(), part, allowed);
    }

    private int step(String part, String text) {
        int most = field.most() - field.least() + 1;
        boolean digits = !text.isEmpty() && text.length() <= 2 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int step = digits ? Integer.parseInt(text) : 0;
        if (step < 1 || step > most) {
            throw refused(part, "a step of 1.." + most + " after the slash");
        }
        return step;
    }

    /** Seven is a second name of Sunday, and must not count when all days are meant. */
    private int lastOfAll() {
        return field == CronField.DAY_OF_WEEK ? 6 : field.most();
    }

    private long every(int from, int to, int step) {
        long bits = 0;
        for (int i = from; i <= to; i += step) {
            bits |= 1L << (field == CronField.DAY_OF_WEEK ? i % 7 : i);
        }
        return bits;
    }
}
