// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

/** Where a task stands among those it depends on. */
public enum DependencyState {
    /** Others named it as a dependency, but nobody added it. */
    MISSING,
    /** Not everything it depends on is done. */
    WAITING,
    /** Everything it depends on is done. */
    READY,
    /** Somebody has begun it. */
    RUNNING,
    /** It is done. */
    DONE,
    /** It failed. */
    FAILED,
    /** It will never be done, for something else failed. */
    SKIPPED;

    boolean isFinal() {
        return this == DONE || this == FAILED || this == SKIPPED;
    }
}
