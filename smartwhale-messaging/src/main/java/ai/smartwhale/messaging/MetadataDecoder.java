// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers the metadata of a message. Not thread-safe. */
final class MetadataDecoder implements SectionDecoder {

    private @Nullable String requestId;
    private @Nullable String timestamp;
    private @Nullable String source;
    private @Nullable String destination;
    private Priority priority = Priority.DEFAULT;
    private Optional<RequestSource> requestSource = Optional.empty();
    private Optional<String> correlationId = Optional.empty();
    private Optional<String> traceId = Optional.empty();
    private Optional<String> sessionId = Optional.empty();
    private int retryCount;
    private Optional<Duration> ttl = Optional.empty();
    private Optional<String> expiresAt = Optional.empty();

    @Override
    public String section() {
        return "metadata";
    }

    @Override
    public void read(String name, FieldReader in) throws IOException {
        switch (name) {
            case "request_id" -> requestId = FieldValues.text(in);
            case "timestamp" -> timestamp = FieldValues.text(in);
            case "source" -> source = FieldValues.text(in);
            case "destination" -> destination = FieldValues.text(in);
            case "priority" -> priority = FieldNumbers.priority(in);
            case "request_source" -> requestSource = FieldValues.choice(in, RequestSource.NAMES, FieldValues.text(in));
            case "correlation_id" -> correlationId = FieldValues.optionalText(in);
            case "trace_id" -> traceId = FieldValues.optionalText(in);
            case "session_id" -> sessionId = FieldValues.optionalText(in);
            case "retry_count" ->
                retryCount =
                        FieldNumbers.whole(in, 0, Integer.MAX_VALUE).orElse(0L).intValue();
            case "ttl" -> ttl = FieldNumbers.seconds(in);
            case "expires_at" -> expiresAt = FieldValues.optionalText(in);
            default -> in.skip();
        }
    }

    @Override
    public void requireFields(FieldReader in) {
        in.require(this, "request_id", requestId);
        in.require(this, "timestamp", timestamp);
        in.require(this, "source", source);
        in.require(this, "destination", destination);
    }

    /** The id of the request, where it is one that can be echoed. */
    Optional<String> requestId() {
        return Optional.ofNullable(requestId).filter(id -> !id.isBlank() && id.length() <= Limits.LONGEST_ID);
    }

    /** For whom the message is, where that is a model. */
    Optional<String> destinationModel() {
        return Optional.ofNullable(destination).filter(TopicNames::isModelId);
    }

    @SuppressWarnings("NullAway") // the constructor refuses what is missing
    MessageMetadata build() {
        return new MessageMetadata(
                requestId,
                timestamp,
                source,
                destination,
                priority,
                requestSource.orElse(RequestSource.USER),
                correlationId,
                traceId,
                sessionId,
                retryCount,
                ttl,
                expiresAt);
    }
}
