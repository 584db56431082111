// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataResponse;

/** Brings responses into the form in which models take them, and tells the log of them. Thread-safe. */
public interface ResponseHandler {

    /**
     * Sends a response through the steps of the configuration, in their order, and brings it into the form for its
     * model. A step that fails, or gives nothing or the response to another request, makes the answer an error with the
     * code {@code processing_failed}: what was not checked is not handed on.
     *
     * @param response the response
     * @return the answer
     * @throws InvalidValueException if the response is null
     */
    ModelAnswer formatResponse(DataResponse response);

    /**
     * Writes one line about a response: ids, status, error code, source, sizes and times, never what it says. Failures
     * and slow answers are always written, of all others every so many.
     *
     * @param response the response
     * @return whether a line was written
     * @throws InvalidValueException if the response is null
     */
    boolean logResponse(DataResponse response);

    /**
     * A handler with the defaults.
     *
     * @return the handler
     */
    static ResponseHandler create() {
        return create(ResponseHandlerConfig.withDefaults());
    }

    /**
     * A handler.
     *
     * @param config its steps, and what it logs
     * @return the handler
     * @throws InvalidValueException if the configuration is null
     */
    static ResponseHandler create(ResponseHandlerConfig config) {
        return new DefaultResponseHandler(InvalidValueException.requirePresent("config", config));
    }
}
