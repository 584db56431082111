// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.audit;

/** An audit trail cannot be opened or read. Names the file. Never thrown by recording an event. */
public final class AuditTrailException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message which file, and what about it
     * @param cause what was thrown below
     */
    public AuditTrailException(String message, Throwable cause) {
        super(message, cause);
    }
}
