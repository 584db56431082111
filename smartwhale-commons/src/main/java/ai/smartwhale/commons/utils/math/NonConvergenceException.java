// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.math;

/** A numerical method ended without reaching its tolerance. Says how far it came. */
public final class NonConvergenceException extends ArithmeticException {

    private static final long serialVersionUID = 1L;

    private final String method;
    private final double best;
    private final double errorEstimate;
    private final int evaluations;

    /**
     * Creates the exception.
     *
     * @param method which method
     * @param reason why it ended
     * @param best the best value so far; NaN if there is none
     * @param errorEstimate how far off that value may be; NaN if unknown
     * @param evaluations how often the function was evaluated
     */
    public NonConvergenceException(String method, String reason, double best, double errorEstimate, int evaluations) {
        super(method + " did not converge after " + evaluations + " evaluations: " + reason + "; best value " + best
                + ", error about " + errorEstimate);
        this.method = method;
        this.best = best;
        this.errorEstimate = errorEstimate;
        this.evaluations = evaluations;
    }

    /**
     * Which method.
     *
     * @return its name
     */
    public String method() {
        return method;
    }

    /**
     * The best value so far.
     *
     * @return the value, NaN if there is none
     */
    public double best() {
        return best;
    }

    /**
     * How far off the best value may be.
     *
     * @return the estimate, NaN if unknown
     */
    public double errorEstimate() {
        return errorEstimate;
    }

    /**
     * How often the function was evaluated.
     *
     * @return the count
     */
    public int evaluations() {
        return evaluations;
    }
}
