// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.DataType;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.ResponseStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Estimates how long answers take: the documented times, scaled by what was seen. For each source, and for each source
 * and type of data, an exponentially weighted mean is kept of the ratio between the time seen and the documented time
 * for the same parameters, so that what is learned from requests of three pages serves those of ten. It counts from
 * {@value #ENOUGH} answers on. Thread-safe.
 */
final class ProcessingTimes {

    /** How many answers are needed before the documented times are corrected. */
    static final int ENOUGH = 20;

    private static final int TYPES = DataType.values().length;
    private static final int AUTO = DataSource.values().length;

    private final AtomicReferenceArray<@Nullable RatioMean> bySource = new AtomicReferenceArray<>(AUTO + 1);
    private final AtomicReferenceArray<@Nullable RatioMean> byType = new AtomicReferenceArray<>((AUTO + 1) * TYPES);

    /**
     * Learns from an answer. Errors and answers from a cache say nothing about how long collecting takes.
     *
     * @param request the request
     * @param response its answer
     * @param latency from request to answer; counts where the answer does not say how long it took
     */
    void observe(DataRequest request, DataResponse response, Duration latency) {
        ResponseStatus status = response.payload().status();
        boolean collected = status == ResponseStatus.SUCCESS || status == ResponseStatus.PARTIAL;
        if (!collected || response.payload().cached()) {
            return;
        }
        RequestPayload asked = request.payload();
        DataSource source = asked.dataSource().orElse(null);
        Duration took = response.payload().processingTime().orElse(latency);
        double ratio = seconds(took) / seconds(documented(source, asked.parameters()));
        mean(bySource, place(source)).add(ratio);
        mean(byType, place(source) * TYPES + asked.dataType().ordinal()).add(ratio);
    }

    Duration estimate(@Nullable DataSource source, Map<String, Object> parameters) {
        return scale(documented(source, parameters), ratio(bySource.get(place(source))));
    }

    Duration estimate(@Nullable DataSource source, DataType type, Map<String, Object> parameters) {
        Optional<Double> ratio = ratio(byType.get(place(source) * TYPES + type.ordinal()));
        return scale(documented(source, parameters), ratio);
    }

    Optional<Duration> learned(DataSource source) {
        return ratio(bySource.get(place(source))).map(ratio -> scale(documented(source, Map.of()), Optional.of(ratio)));
    }

    /** The documented time. */
    static Duration documented(@Nullable DataSource source, Map<String, Object> parameters) {
        if (source == null) {
            return Duration.ofSeconds(5);
        }
        return switch (source) {
            case WIKI -> Duration.ofSeconds(3);
            case WEB -> Duration.ofSeconds(2).multipliedBy(count(parameters, "max_pages", 3));
            case TWITTER, TELEGRAM -> Duration.ofMillis(Math.max(5_000, 200 * count(parameters, "count", 10)));
            case YOUTUBE, APARAT -> Duration.ofSeconds(10);
            case NEWS, BOOK, API, LINKEDIN, PODCAST, RSS, SCIENTIFIC, DATABASE, CUSTOM -> Duration.ofSeconds(5);
        };
    }

    /** A count as clients write it: a number or its text; anything else counts as absent. */
    private static long count(Map<String, Object> parameters, String name, long otherwise) {
        Object value = parameters.get(name);
        double number = Double.NaN;
        if (value instanceof Number n) {
            number = n.doubleValue();
        } else if (value instanceof String text && text.matches("[0-9]{1,9}")) {
            number = Double.parseDouble(text);
        }
        return number >= 1 ? (long) Math.min(number, 1_000_000) : otherwise;
    }

    private static int place(@Nullable DataSource source) {
        return source == null ? AUTO : source.ordinal();
    }

    private static RatioMean mean(AtomicReferenceArray<@Nullable RatioMean> means, int place) {
        RatioMean mean = means.get(place);
        if (mean != null) {
            return mean;
        }
        RatioMean fresh = new RatioMean();
        RatioMean other = means.compareAndExchange(place, null, fresh);
        return other == null ? fresh : other;
    }

    private static Optional<Double> ratio(@Nullable RatioMean mean) {
        return mean == null ? Optional.empty() : mean.value();
    }

    private static Duration scale(Duration documented, Optional<Double> ratio) {
        long nanos = (long) (documented.toNanos() * ratio.orElse(1.0));
        return Duration.ofNanos(Math.max(1, nanos));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
