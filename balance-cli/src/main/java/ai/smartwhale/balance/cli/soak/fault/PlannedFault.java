// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.fault;

import java.time.Duration;

/**
 * A fault that is going to happen.
 *
 * @param kind what goes wrong
 * @param start when, from the start of the soak
 * @param length how long
 * @param draw a number by which details are chosen, such as which broker, zero or more
 */
public record PlannedFault(FaultKind kind, Duration start, Duration length, int draw) {

    /**
     * When it is over.
     *
     * @return from the start of the soak
     */
    public Duration end() {
        return start.plus(length);
    }
}
