// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak;

import java.time.Duration;

/** The bounds of the instances in a soak, so small that they are reached. */
final class SoakLimits {

    static final int KEYS = 2_000;
    static final int MAX_PENDING = 2_000;
    static final int MAX_QUEUED = 2 * MAX_PENDING;
    static final int TOTAL_IN_FLIGHT = 256;
    static final Duration ANSWER_TTL = Duration.ofSeconds(20);
    static final long ANSWER_BYTES = 2L << 20;
    static final Duration CLOSE = Duration.ofSeconds(5);
    /** Answers with what belongs to them, marks with what is handed over, and a little of its own. */
    static final int MOST_REDIS_KEYS = 4 * KEYS + 4 * MAX_PENDING + 1_000;

    private SoakLimits() {}
}
