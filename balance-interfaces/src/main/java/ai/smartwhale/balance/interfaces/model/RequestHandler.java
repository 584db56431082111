// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataRequest;
import java.time.Clock;
import java.util.Map;

/**
 * Looks at requests before they go anywhere: says everything that is wrong at once, and brings what is right into one
 * canonical form. Thread-safe; asks nobody and has no effect.
 */
public interface RequestHandler {

    /**
     * Checks a message as it travels, field by field.
     *
     * @param message the fields by their wire names; of any content
     * @return everything that is wrong
     * @throws InvalidValueException if the message is null
     */
    ValidationResult validateRequest(Map<String, ?> message);

    /**
     * Checks what the types of a request leave open: that it has not expired, that its query, its addresses and its
     * amounts make sense for its source, and that it keeps to the limits.
     *
     * @param request the request
     * @return everything that is wrong
     * @throws InvalidValueException if the request is null
     */
    ValidationResult validateRequest(DataRequest request);

    /**
     * Completes a message as it travels with what has a default, then checks and normalises it. Besides the defaults of
     * the wire contract, a missing request id, timestamp, source and destination are filled in.
     *
     * @param message the fields by their wire names
     * @return the request in canonical form
     * @throws InvalidRequestException if anything is wrong, with all that is
     * @throws InvalidValueException if the message is null
     */
    PreparedRequest preprocessRequest(Map<String, ?> message);

    /**
     * Brings a request into canonical form: texts in NFC with Persian letters and without invisible characters,
     * addresses in one spelling, the parameters completed that a source needs. Doing it again changes nothing. Does not
     * validate.
     *
     * @param request the request
     * @return the request in canonical form
     * @throws InvalidValueException if the request is null
     */
    PreparedRequest preprocessRequest(DataRequest request);

    /**
     * A handler with the default limits and the clock of the system; times without a zone are those of this host.
     *
     * @return the handler
     */
    static RequestHandler create() {
        return create(RequestHandlerConfig.withDefaults(), Clock.systemUTC());
    }

    /**
     * A handler.
     *
     * @param config its limits
     * @param clock the time by which requests expire; its zone is that of times without one
     * @return the handler
     * @throws InvalidValueException if an argument is null
     */
    static RequestHandler create(RequestHandlerConfig config, Clock clock) {
        return new DefaultRequestHandler(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("clock", clock));
    }
}
