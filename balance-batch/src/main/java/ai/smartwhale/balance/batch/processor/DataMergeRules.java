// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.MessageMetadata;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestIdentity;
import ai.smartwhale.messaging.RequestPayload;
import ai.smartwhale.messaging.ResponsePayload;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * When data requests want the same. Only reading operations are merged, without context of their own, answered on the
 * usual topic. A family has one access scope, operation, data type, source, size limit, and the same parameters, the
 * query without differences of white space and Unicode form. Within it one request covers another that wants fewer
 * records or fields, waits no longer and needs nothing fresher. Who needs fresh data never joins what has left already.
 * Thread-safe.
 */
public final class DataMergeRules implements MergeRules<DataRequest, DataResponse> {

    private final AccessScope scope;
    private final DataMergeConfig config;
    private final Clock clock;

    private DataMergeRules(AccessScope scope, DataMergeConfig config, Clock clock) {
        this.scope = scope;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Rules.
     *
     * @param scope who may share answers with whom
     * @param config what may be divided
     * @param clock dates the answers that are addressed anew
     * @return the rules
     * @throws InvalidValueException if an argument is null
     */
    public static DataMergeRules create(AccessScope scope, DataMergeConfig config, Clock clock) {
        return new DataMergeRules(
                InvalidValueException.requirePresent("scope", scope),
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("clock", clock));
    }

    @Override
    public Optional<Object> key(DataRequest request) {
        RequestPayload payload = request.payload();
        if (!RequestIdentity.isShareable(payload)) {
            return Optional.empty();
        }
        boolean divisible = config.divisible().contains(payload.dataType());
        return Optional.of(new DataNeed(
                scope.of(request),
                payload.operation(),
                payload.dataType(),
                payload.dataSource(),
                payload.maxSize(),
                CanonicalParameters.of(
                        payload.parameters(),
                        divisible ? Selection.parameters(payload.parameters(), config) : Set.of())));
    }

    /**
     * Names what a request wants in a way that is the same in every process: requests with equal names are of one
     * family and want equally much of it. The name tells nothing of the parameters.
     *
     * @param request the request
     * @return 64 hexadecimal digits, SHA-256; empty if the request must not be merged with what has left already
     */
    public Optional<String> digest(DataRequest request) {
        RequestPayload payload = request.payload();
        if (!RequestIdentity.isShareable(payload) || !joinsSent(request)) {
            return Optional.empty();
        }
        RequestPayload canonical = payload.toBuilder()
                .parameters(CanonicalParameters.of(payload.parameters(), Set.of()))
                .build();
        String scopeName = scope.of(request);
        String named = scopeName.length() + ":" + scopeName + '/' + RequestIdentity.digest(canonical);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(named.getBytes(StandardCharsets.UTF_8));
            return Optional.of(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public boolean joinsSent(DataRequest asked) {
        return !asked.payload().requireFresh();
    }

    @Override
    public Coverage compare(DataRequest wide, DataRequest asked) {
        RequestPayload more = wide.payload();
        RequestPayload less = asked.payload();
        if ((less.requireFresh() && !more.requireFresh())
                || more.timeout().compareTo(less.timeout()) < 0
                || !lastsAsLong(wide.metadata(), asked.metadata())) {
            return Coverage.NONE;
        }
        return Selection.of(more, config).compare(Selection.of(less, config));
    }

    private static boolean lastsAsLong(MessageMetadata more, MessageMetadata less) {
        boolean bounded = more.ttl().isPresent()
                && more.ttl()
                        .filter(most -> less.ttl()
                                .filter(ttl -> ttl.compareTo(most) <= 0)
                                .isPresent())
                        .isEmpty();
        return !bounded && (more.expiresAt().isEmpty() || more.expiresAt().equals(less.expiresAt()));
    }

    @Override
    public Optional<DataRequest> widen(DataRequest first, DataRequest second) {
        RequestPayload one = first.payload();
        RequestPayload other = second.payload();
        Selection both = Selection.of(one, config).union(Selection.of(other, config));
        Duration longer = one.timeout().compareTo(other.timeout()) >= 0 ? one.timeout() : other.timeout();
        RequestPayload payload = one.toBuilder()
                .requireFresh(one.requireFresh() || other.requireFresh())
                .timeout(longer)
                .parameters(both.applyTo(one.parameters(), config))
                .build();
        return Optional.of(new DataRequest(joint(first.metadata(), second.metadata()), payload));
    }

    private static MessageMetadata joint(MessageMetadata one, MessageMetadata other) {
        Optional<Duration> ttl =
                one.ttl().flatMap(first -> other.ttl().map(second -> first.compareTo(second) >= 0 ? first : second));
        Priority urgent = one.priority().level() <= other.priority().level() ? one.priority() : other.priority();
        return one.toBuilder()
                .priority(urgent)
                .ttl(ttl.orElse(null))
                .expiresAt(one.expiresAt()
                        .filter(at -> one.expiresAt().equals(other.expiresAt()))
                        .orElse(null))
                .build();
    }

    @Override
    public Optional<DataResponse> project(DataRequest asked, DataRequest sent, DataResponse answer) {
        boolean isOwn = asked.metadata().requestId().equals(answer.metadata().requestId());
        Selection wanted = Selection.of(asked.payload(), config);
        boolean whole = Selection.of(sent.payload(), config).compare(wanted) == Coverage.SAME;
        if (whole && isOwn) {
            return Optional.of(answer);
        }
        Optional<ResponsePayload> part = whole ? Optional.of(answer.payload()) : wanted.cut(answer.payload());
        return part.map(payload -> address(asked, payload));
    }

    private DataResponse address(DataRequest asked, ResponsePayload payload) {
        String batch = asked.payload().batchId().orElse(null);
        ResponsePayload own = payload.batchId().equals(asked.payload().batchId())
                ? payload
                : payload.toBuilder().batchId(batch).build();
        return MessageSchemas.createDataResponse(asked, own, clock);
    }

    @Override
    public String kind(DataRequest request) {
        RequestPayload payload = request.payload();
        return payload.operation().wireName()
                + '/'
                + payload.dataType().wireName()
                + '/'
                + payload.dataSource().map(DataSource::wireName).orElse("auto");
    }
}
