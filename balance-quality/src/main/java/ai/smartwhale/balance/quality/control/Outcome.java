// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control;

import java.util.Locale;

/** How data leaves control. */
public enum Outcome {
    /** As it came. */
    ACCEPTED,
    /** Changed for the better, and good enough now. */
    REPAIRED,
    /** Held back, and kept until somebody decides. */
    QUARANTINED,
    /** Held back, and not kept. */
    REJECTED;

    private final String label = name().toLowerCase(Locale.ROOT);

    /**
     * The name for people, metrics and messages.
     *
     * @return in lower case
     */
    public String label() {
        return label;
    }

    /**
     * Whether the data may be used.
     *
     * @return true for what was accepted or repaired
     */
    public boolean delivers() {
        return this == ACCEPTED || this == REPAIRED;
    }
}
