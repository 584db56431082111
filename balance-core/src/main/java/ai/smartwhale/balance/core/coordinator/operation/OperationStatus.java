// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.operation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where an operation stands.
 *
 * @param id which
 * @param model for which model
 * @param state where it stands
 * @param attempts how often it was begun, or would have been but for a breaker
 * @param waitsFor what it depends on and is not done, by id; empty unless it waits
 * @param age since it was given; for one that has ended, how long it took
 * @param reason why it ended other than done, or why its last attempt failed; nothing otherwise
 */
public record OperationStatus(
        String id,
        String model,
        OperationState state,
        int attempts,
        List<String> waitsFor,
        Duration age,
        Optional<String> reason) {

    /** Copies the list. */
    public OperationStatus {
        waitsFor = List.copyOf(waitsFor);
    }
}
