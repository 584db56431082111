// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import java.util.Optional;

/**
 * Why a message was refused, and what could be made out of it for an error answer.
 *
 * @param code the error code of the answer
 * @param field the path of the first field found wrong, such as {@code payload.model_id}; empty for the whole message
 * @param reason what is wrong with it, to be read after the field
 * @param json false if the bytes are not one JSON object
 * @param requestId the id of the request
 * @param modelId the model, if its id can be part of a topic name
 * @param responseTopic where an answer may be sent: the topic that was asked for if it is usable, else the model's own
 * @param operation the operation as it was written, at most 120 characters
 * @param dataType the data type as it was written, at most 120 characters
 * @param dataSource the data source as it was written, at most 120 characters
 */
public record Refusal(
        ErrorCode code,
        String field,
        String reason,
        boolean json,
        Optional<String> requestId,
        Optional<String> modelId,
        Optional<String> responseTopic,
        Optional<String> operation,
        Optional<String> dataType,
        Optional<String> dataSource) {

    /**
     * The refusal as an exception.
     *
     * @return a new exception
     */
    public InvalidMessageException toException() {
        return new InvalidMessageException(code, field, reason);
    }
}
