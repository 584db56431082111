// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.logging;

import ai.smartwhale.commons.logging.JsonFormatter;
import ai.smartwhale.commons.logging.LogLevel;
import ai.smartwhale.commons.logging.LogProcessor;
import ai.smartwhale.commons.logging.LogProcessorConfig;
import ai.smartwhale.commons.logging.LogRecord;
import ai.smartwhale.commons.logging.SensitiveData;
import ai.smartwhale.commons.logging.TextFormatter;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Encoding of an event that is there already, beside the encoders of Logback, which mask nothing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FormatterBenchmark {

    private static final String PATTERN =
            "Fetched document {} of model {} from source {} in {} ms, topic {} partition {}";
    private static final Object[] ARGUMENTS = {4711, "m-17", "web-3", 182, "smartwhale.data.response", 5};
    private static final Map<String, String> CONTEXT = Map.of("model", "m-17", "request", "a3f9-17");

    private final LogRecord record = LogRecord.builder(
                    Instant.parse("2026-11-21T08:51:53.123456Z"), LogLevel.INFO, "ai.smartwhale.balance.Balance")
            .thread("worker-3")
            .format(PATTERN, ARGUMENTS)
            .context(CONTEXT)
            .build();
    private final JsonFormatter json = JsonFormatter.withDefaults();
    private final TextFormatter text = TextFormatter.withDefaults();
    private final LogProcessor processor = LogProcessor.withDefaults();
    private final LogProcessor enriching = LogProcessor.create(
            LogProcessorConfig.builder()
                    .service("balance")
                    .instance("b-1")
                    .environment("test")
                    .build(),
            SensitiveData.withDefaults(),
            json);
    private final JsonEncoder jsonEncoder = new JsonEncoder();
    private final PatternLayout layout = new PatternLayout();
    private final LoggingEvent event = new LoggingEvent();

    /** Prepares the encoders of Logback. */
    public FormatterBenchmark() {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        jsonEncoder.setContext(context);
        jsonEncoder.start();
        layout.setContext(context);
        layout.setPattern("%d{yyyy-MM-dd HH:mm:ss.SSS} [%thread] %-5level %logger{36} - %msg {%mdc}%n");
        layout.start();
        event.setLoggerContext(context);
        event.setLoggerName(record.logger());
        event.setThreadName(record.thread());
        event.setLevel(Level.INFO);
        event.setMessage(PATTERN);
        event.setArgumentArray(ARGUMENTS);
        event.setInstant(record.instant());
        event.setMDCPropertyMap(CONTEXT);
    }

    /**
     * JSON.
     *
     * @return the line
     */
    @Benchmark
    public byte[] json() {
        return json.format(record);
    }

    /**
     * JSON of Logback.
     *
     * @return the line
     */
    @Benchmark
    public byte[] jsonOfLogback() {
        return jsonEncoder.encode(event);
    }

    /**
     * Masked JSON.
     *
     * @return the line
     */
    @Benchmark
    public byte[] maskedJson() {
        return processor.processLog(record);
    }

    /**
     * Enriched and masked JSON.
     *
     * @return the line
     */
    @Benchmark
    public byte[] enrichedAndMaskedJson() {
        return enriching.processLog(record);
    }

    /**
     * Text.
     *
     * @return the line
     */
    @Benchmark
    public byte[] text() {
        return text.format(record);
    }

    /**
     * Text of Logback.
     *
     * @return the line
     */
    @Benchmark
    public byte[] textOfLogback() {
        return layout.doLayout(event).getBytes(StandardCharsets.UTF_8);
    }
}
