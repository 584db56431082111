// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import ai.smartwhale.commons.utils.text.NormalizationProfile;
import ai.smartwhale.commons.utils.text.TextNormalizer;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.RequestPayload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings the texts of a request into one form, and adds the parameters that a source needs. */
final class RequestNormalizer {

    private static final List<String> TEXTS = List.of("query", "title", "search_term");

    private final TextNormalizer words = TextNormalizer.of(NormalizationProfile.DISPLAY);
    private final String wikiLanguage;

    RequestNormalizer(RequestHandlerConfig config) {
        this.wikiLanguage = config.wikiLanguage();
    }

    DataRequest normalize(DataRequest request) {
        RequestPayload payload = request.payload();
        Map<String, Object> parameters = new LinkedHashMap<>(payload.parameters());
        TEXTS.forEach(name -> parameters.computeIfPresent(name, (field, value) -> text(value)));
        parameters.computeIfPresent("url", (field, value) -> address(value));
        parameters.computeIfPresent("language", (field, value) -> language(value));
        complete(payload.dataSource().orElse(null), parameters);
        if (parameters.equals(payload.parameters())) {
            return request;
        }
        return new DataRequest(
                request.metadata(), payload.toBuilder().parameters(parameters).build());
    }

    private void complete(@Nullable DataSource source, Map<String, Object> parameters) {
        if (source == DataSource.WIKI) {
            parameters.putIfAbsent("language", wikiLanguage);
        }
        if (!(parameters.get("query") instanceof String query) || query.isEmpty()) {
            return;
        }
        if (source == DataSource.WIKI) {
            parameters.putIfAbsent("title", query);
        } else if (source == DataSource.WEB && !parameters.containsKey("url")) {
            boolean isAddress = CanonicalAddress.isWeb(query);
            parameters.putIfAbsent(isAddress ? "url" : "search_term", isAddress ? CanonicalAddress.of(query) : query);
        }
    }

    /** An address keeps its letters: another form of them may be another page. */
    private Object text(Object value) {
        if (!(value instanceof String text)) {
            return value;
        }
        return CanonicalAddress.isWeb(text) ? CanonicalAddress.of(text) : words.normalize(text);
    }

    private static Object address(Object value) {
        return value instanceof String text ? CanonicalAddress.of(text) : value;
    }

    private static Object language(Object value) {
        return value instanceof String text ? text.strip().toLowerCase(Locale.ROOT) : value;
    }
}
