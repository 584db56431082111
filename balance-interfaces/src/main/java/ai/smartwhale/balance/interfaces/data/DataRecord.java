// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import ai.smartwhale.balance.interfaces.model.PreparedRequest;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.commons.cache.TimeToLive;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.ResponseStatus;
import java.util.Optional;

/**
 * Data to be kept.
 *
 * @param key what it is an answer to
 * @param response the data, as an answer with the status {@code success}
 * @param life how long it is kept; empty for the default of the cache
 */
public record DataRecord(CacheKey key, DataResponse response, Optional<TimeToLive> life) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is missing, or the response is not a success
     */
    public DataRecord {
        InvalidValueException.requirePresent("key", key);
        InvalidValueException.requirePresent("response", response);
        InvalidValueException.requirePresent("life", life);
        ResponseStatus status = response.payload().status();
        if (status != ResponseStatus.SUCCESS) {
            throw new InvalidValueException("response.payload.status", status, "SUCCESS");
        }
    }

    /**
     * The answer to a request, kept as long as the cache keeps answers.
     *
     * @param request what was asked
     * @param response the answer
     * @return the record
     * @throws InvalidValueException if the response is not a success
     */
    public static DataRecord of(PreparedRequest request, DataResponse response) {
        return new DataRecord(request.key(), response, Optional.empty());
    }
}
