// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons;

/** Something is larger, longer or more than its limit allows. Names what, how much it was, and the limit. */
public final class LimitExceededException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String what;
    private final long actual;
    private final long limit;

    /**
     * Creates the exception.
     *
     * @param what what was measured, with its unit: "key, in bytes"
     * @param actual how much it was
     * @param limit the most that is allowed
     */
    public LimitExceededException(String what, long actual, long limit) {
        super(what + " is " + actual + "; allowed: at most " + limit);
        this.what = what;
        this.actual = actual;
        this.limit = limit;
    }

    /**
     * Requires that a measure keeps to its limit.
     *
     * @param what what was measured, with its unit
     * @param actual how much it is
     * @param limit the most that is allowed
     * @return the measure
     * @throws LimitExceededException if it is above the limit
     */
    public static long requireAtMost(String what, long actual, long limit) {
        if (actual > limit) {
            throw new LimitExceededException(what, actual, limit);
        }
        return actual;
    }

    /**
     * What was measured.
     *
     * @return its name with its unit
     */
    public String what() {
        return what;
    }

    /**
     * How much it was.
     *
     * @return in the unit of {@link #what()}
     */
    public long actual() {
        return actual;
    }

    /**
     * The most that is allowed.
     *
     * @return in the unit of {@link #what()}
     */
    public long limit() {
        return limit;
    }
}
