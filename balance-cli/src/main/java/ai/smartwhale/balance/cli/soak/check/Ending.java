// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.check;

/** How a request ended for its caller. */
public enum Ending {
    /** With data. */
    ANSWERED("answered"),
    /** With a response that names an error. */
    ERROR("errors"),
    /** With a response that says that the deadline passed. */
    TIMEOUT("timeouts"),
    /** Refused because a bound was reached. */
    REJECTED("rejected"),
    /** With an exception of messaging, such as that of a closed service. */
    FAILED("failed"),
    /** With an exception that callers do not know. */
    UNTYPED("untyped");

    private final String label;

    Ending(String label) {
        this.label = label;
    }

    /**
     * Its name for people.
     *
     * @return such as {@code answered}
     */
    public String label() {
        return label;
    }
}
