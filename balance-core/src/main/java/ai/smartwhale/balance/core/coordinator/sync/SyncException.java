// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.sync;

import java.io.IOException;

/** A transfer cannot go on, and why. */
public final class SyncException extends IOException {

    private static final long serialVersionUID = 1L;

    private final SyncProblem problem;

    /**
     * Creates the exception.
     *
     * @param problem why
     * @param detail what happened, without contents
     */
    public SyncException(SyncProblem problem, String detail) {
        super(detail);
        this.problem = problem;
    }

    /**
     * Why.
     *
     * @return the problem
     */
    public SyncProblem problem() {
        return problem;
    }
}
