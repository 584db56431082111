// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.MessagingException;

/** A policy forbids it. Says nothing of why: that is in the audit. The same attempt will be refused again. */
public final class AccessDeniedException extends MessagingException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param modelId the model for which it was attempted
     */
    public AccessDeniedException(String modelId) {
        super("model " + modelId + ": access denied");
    }
}
