// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.logging;

import ai.smartwhale.commons.logging.ElasticHandler;
import ai.smartwhale.commons.logging.FileHandler;
import ai.smartwhale.commons.logging.HandlerCounts;
import ai.smartwhale.commons.logging.KafkaHandler;
import ai.smartwhale.commons.logging.LogFormatter;
import ai.smartwhale.commons.logging.LogHandler;
import ai.smartwhale.commons.logging.elastic.ElasticHandlerConfig;
import ai.smartwhale.commons.logging.file.FileHandlerConfig;
import ai.smartwhale.commons.logging.kafka.KafkaHandlerConfig;
import ai.smartwhale.commons.logging.logback.HandlerAppender;
import ai.smartwhale.commons.logging.spool.SpoolConfig;
import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.FileAppender;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/**
 * What a log call costs the one who logs, with the other side there and away: two threads, each with the given number
 * of calls a second, all through Logback, beside Logback's own AsyncAppender over a FileAppender.
 */
public final class HandlerLatency {

    private static final int THREADS = 2;
    private static final int QUEUE = 16_384;
    private static final LogFormatter FORMATTER = record -> (record.instant() + " " + record.level() + " ["
                    + record.thread() + "] " + record.logger() + " " + record.message())
            .getBytes(StandardCharsets.UTF_8);
    private static final LogFormatter JSON =
            record -> ("{\"message\":\"" + record.message() + "\"}").getBytes(StandardCharsets.UTF_8);

    private HandlerLatency() {}

    /**
     * Measures.
     *
     * @param arguments seconds for each case, 5 by default; calls a second and thread, 5,000 by default
     * @throws Exception if something cannot be measured
     */
    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        int rate = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5_000;
        Path directory = Files.createTempDirectory("handler-latency");
        System.out.printf("%-22s %9s %8s %8s %8s %8s%n", "case", "calls", "p50 us", "p99 us", "p99.9 us", "max us");
        for (int round = 0; round < 2; round++) {
            Path own = directory.resolve("round" + round);
            async(own, seconds, rate);
            FileHandlerConfig file = FileHandlerConfig.of(own.resolve("own/app.log"));
            handler("file handler", FileHandler.open(file, FORMATTER), seconds, rate);
            KafkaHandlerConfig kafka =
                    KafkaHandlerConfig.of("127.0.0.1:1", "host", SpoolConfig.of(own.resolve("kafka")));
            handler("kafka down", KafkaHandler.open(kafka, FORMATTER), seconds, rate);
            ElasticHandlerConfig away =
                    ElasticHandlerConfig.of(URI.create("http://127.0.0.1:1"), SpoolConfig.of(own.resolve("away")));
            handler("search server down", ElasticHandler.open(away, JSON), seconds, rate);
            try (BulkAnswers server = BulkAnswers.start()) {
                ElasticHandlerConfig there =
                        ElasticHandlerConfig.of(server.address(), SpoolConfig.of(own.resolve("there")));
                handler("search server up", ElasticHandler.open(there, JSON), seconds, rate);
            }
        }
        System.exit(0);
    }

    private static void async(Path directory, int seconds, int rate) throws InterruptedException {
        measure(
                "logback async file",
                context -> {
                    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
                    encoder.setContext(context);
                    encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSS} %level [%thread] %logger %msg%n");
                    encoder.start();
                    FileAppender<ILoggingEvent> file = new FileAppender<>();
                    file.setContext(context);
                    file.setFile(directory.resolve("logback.log").toString());
                    file.setEncoder(encoder);
                    file.start();
                    AsyncAppender async = new AsyncAppender();
                    async.setContext(context);
                    async.setQueueSize(QUEUE);
                    async.setNeverBlock(true);
                    async.addAppender(file);
                    async.start();
                    return async;
                },
                seconds,
                rate);
    }

    private static void handler(String name, LogHandler handler, int seconds, int rate) throws InterruptedException {
        measure(
                name,
                context -> {
                    HandlerAppender appender = new HandlerAppender();
                    appender.setContext(context);
                    appender.setHandler(handler);
                    appender.start();
                    return appender;
                },
                seconds,
                rate);
        boolean flushed = handler.flush(Duration.ofSeconds(2));
        handler.close();
        HandlerCounts counts = handler.counts();
        System.out.printf(
                "    offered %,d written %,d dropped %,d on disk %,d flushed %s balanced %s%n",
                counts.offered(),
                counts.written(),
                counts.droppedTotal(),
                counts.heldOnDisk(),
                flushed,
                counts.balanced());
    }

    private static void measure(
            String name, Function<LoggerContext, Appender<ILoggingEvent>> appender, int seconds, int rate)
            throws InterruptedException {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        Logger logger = context.getLogger("ai.smartwhale.benchmarks.Service");
        logger.addAppender(appender.apply(context));
        run(logger, 1, rate);
        Histogram all = run(logger, seconds, rate);
        System.out.printf(
                "%-22s %,9d %8.1f %8.1f %8.1f %8.1f%n",
                name,
                all.getTotalCount(),
                all.getValueAtPercentile(50) / 1e3,
                all.getValueAtPercentile(99) / 1e3,
                all.getValueAtPercentile(99.9) / 1e3,
                all.getMaxValue() / 1e3);
        context.stop();
    }

    private static Histogram run(Logger logger, int seconds, int rate) throws InterruptedException {
        List<Histogram> histograms = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            Histogram own = new Histogram(3);
            histograms.add(own);
            Thread thread = new Thread(() -> calls(logger, own, seconds, rate));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Histogram all = new Histogram(3);
        histograms.forEach(all::add);
        return all;
    }

    private static void calls(Logger logger, Histogram histogram, int seconds, int rate) {
        long period = 1_000_000_000L / rate;
        long next = System.nanoTime();
        for (int i = 0; i < seconds * rate; i++) {
            next += period;
            while (System.nanoTime() - next < 0) {
                LockSupport.parkNanos(Math.max(1, next - System.nanoTime()));
            }
            long start = System.nanoTime();
            logger.info("request {} of model {} was answered in {} ms", i, "model-7", 12.5);
            histogram.recordValue(System.nanoTime() - start);
        }
    }
}
