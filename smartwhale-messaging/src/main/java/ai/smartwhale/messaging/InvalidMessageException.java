// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

/** A message breaks the wire contract. Names the field, as a path such as {@code payload.model_id}. */
public final class InvalidMessageException extends MessagingException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String field;

    /**
     * Creates the exception.
     *
     * @param code the error code of the answer
     * @param field the path of the field, empty if the message as a whole is refused
     * @param reason what is wrong and what is allowed
     */
    public InvalidMessageException(ErrorCode code, String field, String reason) {
        super((field.isEmpty() ? "the message " : field + " ") + reason);
        this.code = code;
        this.field = field;
    }

    /**
     * The error code of the answer.
     *
     * @return the code
     */
    public ErrorCode code() {
        return code;
    }

    /**
     * The field that was refused.
     *
     * @return its path, empty if the message as a whole is refused
     */
    public String field() {
        return field;
    }
}
