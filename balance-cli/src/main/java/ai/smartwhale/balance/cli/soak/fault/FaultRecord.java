// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.fault;

import java.time.Duration;
import java.util.Optional;

/**
 * A fault that happened.
 *
 * @param kind what went wrong
 * @param began when, from the start of the soak
 * @param ended when it was over
 * @param detail what exactly was done
 * @param recovery how long after its end all answers came again; empty if they did not before the next fault or the end
 */
public record FaultRecord(FaultKind kind, Duration began, Duration ended, String detail, Optional<Duration> recovery) {

    /**
     * The same with its recovery.
     *
     * @param value how long it took
     * @return the record
     */
    public FaultRecord recovered(Optional<Duration> value) {
        return new FaultRecord(kind, began, ended, detail, value);
    }
}
