// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import ai.smartwhale.balance.interfaces.internal.PublicAddresses;
import ai.smartwhale.balance.interfaces.model.Violation.Code;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.MessageMetadata;
import ai.smartwhale.messaging.OperationType;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.WireTimes;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks what the types of a request leave open. */
final class RequestRules {

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}");
    private static final List<String> QUERY_TEXTS = List.of("query", "title", "search_term", "url");
    private static final List<String> AMOUNTS = List.of("count", "max_pages");

    private final RequestHandlerConfig config;
    private final Clock clock;

    RequestRules(RequestHandlerConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    static boolean isLanguage(String text) {
        return LANGUAGE.matcher(text).matches();
    }

    List<Violation> check(DataRequest request) {
        List<Violation> found = new ArrayList<>(0);
        lifetime(request.metadata(), found);
        Map<String, Object> parameters = request.payload().parameters();
        if (parameters.isEmpty() && needsParameters(request.payload())) {
            found.add(new Violation("payload.parameters.query", Code.MISSING, "must say what is looked for"));
        }
        if (parameters.size() > config.mostParameters()) {
            found.add(new Violation(
                    "payload.parameters", Code.TOO_LARGE, "must be " + config.mostParameters() + " at most"));
        }
        QUERY_TEXTS.forEach(name -> text(parameters, name, found));
        AMOUNTS.forEach(name -> amount(parameters, name, found));
        address(parameters, found);
        language(parameters, found);
        limits(request.payload(), found);
        return found;
    }

    private void lifetime(MessageMetadata metadata, List<Violation> found) {
        if (metadata.ttl().filter(Duration::isZero).isPresent()) {
            found.add(new Violation("metadata.ttl", Code.EXPIRED, "must be above zero"));
        }
        if (metadata.expiresAt().isEmpty()) {
            return;
        }
        Optional<Instant> moment = metadata.expiresAt().flatMap(text -> WireTimes.parse(text, clock.getZone()));
        if (moment.isEmpty()) {
            found.add(new Violation("metadata.expires_at", Code.MALFORMED, "must be a time of ISO 8601"));
        } else if (moment.filter(end -> !end.isAfter(clock.instant())).isPresent()) {
            found.add(new Violation("metadata.expires_at", Code.EXPIRED, "must lie ahead"));
        }
    }

    private static boolean needsParameters(RequestPayload payload) {
        return payload.operation() == OperationType.FETCH_DATA || payload.operation() == OperationType.SEARCH_DATA;
    }

    private void text(Map<String, Object> parameters, String name, List<Violation> found) {
        Object value = parameters.get(name);
        if (value == null) {
            return;
        }
        String field = "payload.parameters." + name;
        if (!(value instanceof String text)) {
            found.add(new Violation(field, Code.WRONG_TYPE, "must be a text"));
        } else if (text.isBlank()) {
            found.add(new Violation(field, Code.MISSING, "must not be blank"));
        } else if (text.length() > config.longestQuery()) {
            found.add(
                    new Violation(field, Code.TOO_LARGE, "must have at most " + config.longestQuery() + " characters"));
        }
    }

    private void amount(Map<String, Object> parameters, String name, List<Violation> found) {
        Object value = parameters.get(name);
        if (value == null) {
            return;
        }
        String field = "payload.parameters." + name;
        String range = "must be a whole number of 1.." + config.mostItems();
        if (!(value instanceof Number number)) {
            found.add(new Violation(field, Code.WRONG_TYPE, range));
        } else if (number.doubleValue() != Math.rint(number.doubleValue())
                || number.doubleValue() < 1
                || number.doubleValue() > config.mostItems()) {
            found.add(new Violation(field, Code.OUT_OF_RANGE, range));
        }
    }

    private void address(Map<String, Object> parameters, List<Violation> found) {
        String field = "payload.parameters.url";
        if (!(parameters.get("url") instanceof String text) || text.isBlank()) {
            return;
        }
        try {
            URI address = new URI(text.strip());
            String scheme = address.getScheme();
            if (address.getHost() == null || !("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))) {
                found.add(new Violation(field, Code.MALFORMED, "must be an address of http or https"));
            } else if (address.getRawUserInfo() != null) {
                found.add(new Violation(field, Code.UNSAFE_ADDRESS, "must not hold a name or password"));
            } else if (!config.insideAddresses() && PublicAddresses.isInside(address.getHost())) {
                found.add(new Violation(field, Code.UNSAFE_ADDRESS, "must lead to the internet"));
            }
        } catch (URISyntaxException malformed) {
            found.add(new Violation(field, Code.MALFORMED, "must be an address of http or https"));
        }
    }

    private static void language(Map<String, Object> parameters, List<Violation> found) {
        Object value = parameters.get("language");
        if (value != null && !(value instanceof String text && isLanguage(text.strip()))) {
            found.add(new Violation(
                    "payload.parameters.language", Code.MALFORMED, "must be a language tag such as fa or en-GB"));
        }
    }

    private void limits(RequestPayload payload, List<Violation> found) {
        Duration timeout = payload.timeout();
        if (timeout.isZero() || timeout.compareTo(config.longestTimeout()) > 0) {
            found.add(new Violation(
                    "payload.timeout",
                    Code.OUT_OF_RANGE,
                    "must be above zero, at most " + config.longestTimeout().toSeconds() + " s"));
        }
        if (payload.maxSize().filter(size -> size < 1).isPresent()) {
            found.add(new Violation("payload.max_size", Code.OUT_OF_RANGE, "must be 1 or more"));
        }
    }
}
