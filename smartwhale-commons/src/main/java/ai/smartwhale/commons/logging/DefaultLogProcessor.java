// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import ai.smartwhale.commons.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Enriches, masks, shortens and encodes. */
final class DefaultLogProcessor implements LogProcessor {

    static final int MOST_MASKED = 1_048_576;

    private final LogProcessorConfig config;
    private final RecordCutter cutter;
    private final SensitiveData sensitiveData;
    private final LogFormatter formatter;

    DefaultLogProcessor(LogProcessorConfig config, SensitiveData sensitiveData, LogFormatter formatter) {
        this.config = InvalidValueException.requirePresent("config", config);
        this.cutter = config.cutter();
        this.sensitiveData = InvalidValueException.requirePresent("sensitiveData", sensitiveData);
        this.formatter = InvalidValueException.requirePresent("formatter", formatter);
    }

    @Override
    public LogRecord enrichData(LogRecord record) {
        Optional<TraceContext> trace = TraceContext.of(record.context());
        boolean traced = trace.isPresent() && record.traceId().isEmpty();
        if (config.fields().isEmpty() && !traced) {
            return record;
        }
        Map<String, Object> fields = new LinkedHashMap<>(config.fields());
        record.fields().forEach(fields::putIfAbsent);
        LogRecordBuilder enriched = record.toBuilder();
        if (traced) {
            enriched.traceId(trace.orElseThrow().traceId());
            trace.orElseThrow().spanId().ifPresent(span -> fields.putIfAbsent("span.id", span));
        }
        return enriched.fields(fields).build();
    }

    @Override
    public LogRecord filterSensitive(LogRecord record) {
        if (record.message().length() <= MOST_MASKED) {
            return sensitiveData.mask(record);
        }
        return sensitiveData.mask(record.toBuilder()
                .message(RecordCutter.cut(record.message(), MOST_MASKED))
                .arguments(List.of())
                .build());
    }

    @Override
    public byte[] processLog(LogRecord record) {
        InvalidValueException.requirePresent("record", record);
        try {
            return encode(filterSensitive(enrichData(record)));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
            return substitute(record, e);
        }
    }

    private byte[] encode(LogRecord masked) {
        byte[] line = formatter.format(cutter.cut(masked));
        for (RecordCutter tighter = cutter; line.length > config.longestLine(); ) {
            if (tighter.isTightest()) {
                return formatter.format(RecordCutter.skeleton(masked));
            }
            tighter = tighter.tighter();
            line = formatter.format(tighter.cut(masked));
        }
        return line;
    }

    /** Nothing of the event that could hold a secret is told, since it is not known whether masking was what failed. */
    private byte[] substitute(LogRecord record, Throwable failure) {
        String message = "[an event could not be written: " + failure.getClass().getName() + ']';
        LogRecord bare = LogRecord.builder(record.instant(), record.level(), "ai.smartwhale.commons.logging")
                .thread("")
                .message(message)
                .build();
        try {
            return formatter.format(bare);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
            return message.getBytes(StandardCharsets.US_ASCII);
        }
    }
}
