// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import java.time.Duration;

/** Ends of ranges that several settings share. */
final class Limits {

    /** The shortest time that is told from none. */
    static final Duration SHORT = Duration.ofMillis(1);
    /** Longer than anything that is waited for. */
    static final Duration LONG = Duration.ofDays(365);

    private Limits() {}
}
