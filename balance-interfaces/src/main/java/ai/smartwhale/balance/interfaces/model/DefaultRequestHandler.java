// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.InvalidMessageException;
import ai.smartwhale.messaging.RequestIdentity;
import ai.smartwhale.messaging.RequestPayload;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts shape, rules, normal form and key together. */
final class DefaultRequestHandler implements RequestHandler {

    private final RequestRules rules;
    private final RequestNormalizer normalizer;
    private final MessageDefaults defaults;

    DefaultRequestHandler(RequestHandlerConfig config, Clock clock) {
        this.rules = new RequestRules(config, clock);
        this.normalizer = new RequestNormalizer(config);
        this.defaults = new MessageDefaults(clock);
    }

    @Override
    public ValidationResult validateRequest(Map<String, ?> message) {
        InvalidValueException.requirePresent("message", message);
        List<Violation> violations = new ArrayList<>(MessageShape.check(message));
        if (violations.isEmpty()) {
            try {
                violations.addAll(rules.check(DataRequest.fromDict(message)));
            } catch (InvalidMessageException refused) {
                violations.add(violation(refused));
            }
        }
        return result(violations);
    }

    @Override
    public ValidationResult validateRequest(DataRequest request) {
        return result(rules.check(InvalidValueException.requirePresent("request", request)));
    }

    @Override
    public PreparedRequest preprocessRequest(Map<String, ?> message) {
        Map<String, Object> complete = defaults.complete(InvalidValueException.requirePresent("message", message));
        ValidationResult result = validateRequest(complete);
        if (!result.isValid()) {
            throw new InvalidRequestException(result);
        }
        return preprocessRequest(DataRequest.fromDict(complete));
    }

    @Override
    public PreparedRequest preprocessRequest(DataRequest request) {
        DataRequest normal = normalizer.normalize(InvalidValueException.requirePresent("request", request));
        return new PreparedRequest(normal, keyOf(normal.payload()), isRepeatable(normal.payload()));
    }

    private static ValidationResult result(List<Violation> violations) {
        return violations.isEmpty() ? ValidationResult.VALID : new ValidationResult(violations);
    }

    /** What the reader of messages found beyond the shape, such as nesting that is too deep. */
    private static Violation violation(InvalidMessageException refused) {
        String field = refused.field().isBlank() ? "message" : refused.field();
        return new Violation(field, Violation.Code.MALFORMED, "must follow the wire contract");
    }

    private static CacheKey keyOf(RequestPayload payload) {
        String kind = payload.operation().wireName() + '/' + payload.dataType().wireName() + '/';
        return CacheKey.of(RequestIdentity.source(payload), kind + RequestIdentity.digest(payload));
    }

    private static boolean isRepeatable(RequestPayload payload) {
        return !payload.requireFresh() && RequestIdentity.isShareable(payload);
    }
}
