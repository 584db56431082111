// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers the payload of a response. Not thread-safe. */
final class ResponsePayloadDecoder extends PayloadDecoder<ResponsePayload> {

    private static final String ERROR_CODE = "error_code";

    private @Nullable String statusText;
    private Optional<ResponseStatus> status = Optional.empty();
    private Optional<Object> data = Optional.empty();
    private Optional<String> errorMessage = Optional.empty();
    private Optional<String> errorCodeText = Optional.empty();
    private JsonMap metrics = JsonMap.EMPTY;
    private Optional<String> nextCursor = Optional.empty();
    private Optional<Long> totalItems = Optional.empty();
    private JsonMap pageInfo = JsonMap.EMPTY;
    private JsonMap metadata = JsonMap.EMPTY;
    private Optional<String> sourceUrl = Optional.empty();
    private Optional<String> lastUpdated = Optional.empty();
    private Optional<Duration> processingTime = Optional.empty();
    private boolean cached;
    private JsonMap additionalInfo = JsonMap.EMPTY;

    @Override
    void readOwn(String name, FieldReader in) throws IOException {
        switch (name) {
            case "status" -> {
                statusText = FieldValues.text(in);
                status = FieldValues.choice(in, ResponseStatus.NAMES, statusText);
            }
            case "data" -> data = Optional.ofNullable(FreeFormJson.read(in.json()));
            case "error_message" -> errorMessage = FieldValues.optionalText(in);
            case ERROR_CODE -> errorCodeText = FieldValues.optionalText(in);
            case "metrics" -> metrics = FieldValues.map(in);
            case "next_cursor" -> nextCursor = FieldValues.optionalText(in);
            case "total_items" -> totalItems = FieldNumbers.whole(in, 0, Long.MAX_VALUE);
            case "page_info" -> pageInfo = FieldValues.map(in);
            case "metadata" -> metadata = FieldValues.map(in);
            case "source_url" -> sourceUrl = FieldValues.optionalText(in);
            case "last_updated" -> lastUpdated = FieldValues.optionalText(in);
            case "processing_time" -> processingTime = FieldNumbers.millis(in);
            case "cached" -> cached = FieldValues.flag(in);
            case "additional_info" -> additionalInfo = FieldValues.map(in);
            default -> in.skip();
        }
    }

    @Override
    void requireOwn(FieldReader in) {
        in.require(this, "status", statusText);
    }

    @SuppressWarnings("NullAway") // the constructor refuses what is missing
    @Override
    ResponsePayload build() {
        Optional<ErrorCode> errorCode = errorCodeText.flatMap(ErrorCode::fromWire);
        if (errorCode.isEmpty() && errorCodeText.isPresent()) {
            errorCode = Optional.of(ErrorCode.UNKNOWN_ERROR);
            Map<String, Object> info = new LinkedHashMap<>(additionalInfo);
            info.put(ERROR_CODE, errorCodeText.orElseThrow());
            additionalInfo = new JsonMap(info, additionalInfo.depth());
        }
        return new ResponsePayload(
                operation().orElse(null),
                status.orElse(null),
                dataType().orElse(null),
                dataSource(),
                data,
                errorMessage,
                errorCode,
                metrics,
                batchId(),
                nextCursor,
                totalItems,
                pageInfo,
                metadata,
                sourceUrl,
                lastUpdated,
                processingTime,
                cached,
                additionalInfo);
    }
}
