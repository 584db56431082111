// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.operation;

/** Where an operation stands. */
public enum OperationState {
    /** Not everything it depends on is done. */
    WAITING,
    /** The scheduler has it: it waits for a slot, or for its resources. */
    READY,
    /** It has a slot and its resources, and runs. */
    RUNNING,
    /** It failed and waits for its next attempt. */
    RETRYING,
    /** It is done. */
    DONE,
    /** It failed for good, or something it depends on did. */
    FAILED,
    /** It was called off. */
    CANCELLED,
    /** Its time to live was over. */
    EXPIRED,
    /** It was not let in, or had to leave. */
    REJECTED;

    /**
     * Whether it has ended.
     *
     * @return true if nothing changes any more
     */
    public boolean isFinal() {
        return compareTo(DONE) >= 0;
    }
}
