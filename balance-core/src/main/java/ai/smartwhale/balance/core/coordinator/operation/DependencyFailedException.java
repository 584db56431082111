// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.operation;

/** Something that an operation depends on was not done, so that it will not be either. */
public final class DependencyFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String operation;

    DependencyFailedException(String operation, OperationState state) {
        super("depends on " + operation + ", which is " + state, null, false, false);
        this.operation = operation;
    }

    /**
     * What was not done.
     *
     * @return the id of the operation that ended first
     */
    public String operation() {
        return operation;
    }
}
