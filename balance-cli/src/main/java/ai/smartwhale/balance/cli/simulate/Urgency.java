// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.simulate;

import java.time.Duration;
import java.util.Locale;

/** The classes of requests: how many there are, how urgent they are, and until when an answer is of use. */
public enum Urgency {
    /** One of ten. */
    HIGH(1, 0.1, Duration.ofMillis(250)),
    /** Six of ten. */
    NORMAL(5, 0.6, Duration.ofSeconds(1)),
    /** Three of ten. */
    LOW(9, 0.3, Duration.ofSeconds(5));

    private final int level;
    private final double share;
    private final Duration objective;

    Urgency(int level, double share, Duration objective) {
        this.level = level;
        this.share = share;
        this.objective = objective;
    }

    /**
     * On the scale of the path.
     *
     * @return 1 for the most urgent to 10
     */
    public int level() {
        return level;
    }

    /**
     * Until when an answer is of use.
     *
     * @return the time from the request on
     */
    public Duration objective() {
        return objective;
    }

    /**
     * The name in results.
     *
     * @return in small letters
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The class of a number from 0 to 1. */
    static Urgency of(double chance) {
        double left = chance;
        for (Urgency urgency : values()) {
            left -= urgency.share;
            if (left < 0) {
                return urgency;
            }
        }
        return LOW;
    }
}
