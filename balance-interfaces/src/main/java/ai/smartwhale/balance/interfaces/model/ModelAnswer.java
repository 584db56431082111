// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.DataType;
import ai.smartwhale.messaging.ResponseStatus;
import java.time.Duration;
import java.util.Optional;

/**
 * A response in the form in which a model takes it: what was found, or why nothing was.
 *
 * @param requestId the request that it answers
 * @param modelId the model that asked
 * @param status how it went
 * @param dataType the type of the data
 * @param source where it was collected
 * @param data the data: any JSON value; empty where there is none
 * @param error why there is none; present for {@code error} and {@code timeout} only, and then always
 * @param nextCursor where the next page begins
 * @param sourceUrl where exactly the data is from
 * @param processingTime how long the Data service took
 * @param cached whether the answer was kept from before
 */
public record ModelAnswer(
        String requestId,
        String modelId,
        ResponseStatus status,
        DataType dataType,
        Optional<DataSource> source,
        Optional<Object> data,
        Optional<AnswerError> error,
        Optional<String> nextCursor,
        Optional<String> sourceUrl,
        Optional<Duration> processingTime,
        boolean cached) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is missing, or if an error does not fit the status
     */
    public ModelAnswer {
        InvalidValueException.requireText("requestId", requestId);
        InvalidValueException.requireText("modelId", modelId);
        InvalidValueException.requirePresent("status", status);
        InvalidValueException.requirePresent("dataType", dataType);
        boolean failed = status == ResponseStatus.ERROR || status == ResponseStatus.TIMEOUT;
        if (failed != error.isPresent()) {
            throw new InvalidValueException("error", error.isPresent(), "present for error and timeout only");
        }
    }

    /**
     * Tells whether there is more to come for this request.
     *
     * @return true while it is under way, and where there are further pages
     */
    public boolean hasMore() {
        return status == ResponseStatus.PENDING || nextCursor.isPresent();
    }

    /**
     * What the answer is, without what it says, which may be secret.
     *
     * @return a short text for logs
     */
    @Override
    public String toString() {
        return "ModelAnswer[requestId=%s, modelId=%s, status=%s]".formatted(requestId, modelId, status);
    }
}
