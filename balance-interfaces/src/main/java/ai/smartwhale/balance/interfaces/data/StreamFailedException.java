// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.MessagingException;

/** The Data service answered a page with an error. */
public final class StreamFailedException extends MessagingException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /**
     * Creates the exception.
     *
     * @param code what kind of error
     * @param reason what the Data service said
     */
    public StreamFailedException(ErrorCode code, String reason) {
        super("the stream ended with " + code.wireName() + ": " + reason);
        this.code = code;
    }

    /**
     * What kind of error.
     *
     * @return the code
     */
    public ErrorCode code() {
        return code;
    }
}
