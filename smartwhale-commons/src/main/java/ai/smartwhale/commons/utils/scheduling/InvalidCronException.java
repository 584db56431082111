// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.scheduling;

/** A text is not a cron expression. Names the field, what stood there and what is allowed. */
public final class InvalidCronException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String part;
    private final String allowed;

    /**
     * Creates the exception.
     *
     * @param expression the whole text
     * @param field the field, or {@code expression} if it is the whole that is wrong
     * @param part what stood there
     * @param allowed what would have been accepted
     */
    public InvalidCronException(String expression, String field, String part, String allowed) {
        super("cron \"" + expression + "\": " + field + " is \"" + part + "\"; allowed: " + allowed);
        this.field = field;
        this.part = part;
        this.allowed = allowed;
    }

    /**
     * The field that is wrong.
     *
     * @return second, minute, hour, day of month, month, day of week, or expression
     */
    public String field() {
        return field;
    }

    /**
     * What stood there.
     *
     * @return the part of the text
     */
    public String part() {
        return part;
    }

    /**
     * What would have been accepted.
     *
     * @return the range or the choices
     */
    public String allowed() {
        return allowed;
    }
}
