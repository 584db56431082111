// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import org.jspecify.annotations.Nullable;

/** What should be hidden is not, or cannot be made readable. Says neither the key nor the content. */
public final class PayloadNotOpenedException extends MessagingException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param requestId the id of the request
     * @param place which value
     * @param cause what lies beneath, or null
     */
    public PayloadNotOpenedException(String requestId, String place, @Nullable Throwable cause) {
        super("request " + requestId + ": " + place + " could not be opened", cause, false);
    }
}
