// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.logback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ai.smartwhale.commons.logging.HandlerCounts;
import ai.smartwhale.commons.logging.LogHandler;
import ai.smartwhale.commons.logging.LogLevel;
import ai.smartwhale.commons.logging.LogRecord;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.status.Status;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandlerAppenderTest {

    @TempDir
    Path directory;

    private final LoggerContext context = new LoggerContext();
    private final Kept kept = new Kept();

    private static final class Kept implements LogHandler {
        private final List<LogRecord> records = new ArrayList<>();
        private boolean closed;

        @Override
        public void writeLog(LogRecord record) {
            records.add(record);
        }

        @Override
        public boolean flush(Duration timeout) {
            return true;
        }

        @Override
        public HandlerCounts counts() {
            return new HandlerCounts(0, 0, 0, 0, Map.of(), 0, 0, 0, 0, 0);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @BeforeEach
    void mdc() {
        context.setMDCAdapter(new LogbackMDCAdapter());
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private Logger logger(LogHandler handler) {
        HandlerAppender appender = new HandlerAppender();
        appender.setContext(context);
        appender.setName("TEST");
        appender.setHandler(handler);
        appender.start();
        Logger logger = context.getLogger("com.example.Service");
        logger.addAppender(appender);
        return logger;
    }

    @Test
    void anEventIsTakenWithAllThatBelongsToItAndHoldsOnToNothing() {
        Logger logger = logger(kept);
        StringBuilder changing = new StringBuilder("before");
        context.getMDCAdapter().put("trace_id", "t-1");
        context.getMDCAdapter().put("user", "u-1");
        logger.atWarn()
                .addKeyValue("attempt", 3)
                .addKeyValue("what", changing)
                .setMessage("asked {} of {}")
                .addArgument(changing)
                .addArgument(7)
                .setCause(new IllegalStateException("broken"))
                .log();
        changing.setLength(0);
        context.getMDCAdapter().clear();
        LogRecord record = kept.records.get(0);
        assertThat(record.level()).isEqualTo(LogLevel.WARN);
        assertThat(record.logger()).isEqualTo("com.example.Service");
        assertThat(record.message()).isEqualTo("asked before of 7");
        assertThat(record.arguments()).containsExactly("before", 7);
        assertThat(record.context()).containsEntry("user", "u-1");
        assertThat(record.traceId()).contains("t-1");
        assertThat(record.fields()).containsEntry("attempt", 3).containsEntry("what", "before");
        assertThat(record.thrown().orElseThrow().message()).isEqualTo("broken");
        assertThat(record.thread()).isEqualTo(Thread.currentThread().getName());
    }

    @Test
    void nothingThatIsLoggedHurtsTheLineThatLogs() {
        Logger logger = logger(kept);
        Object thrower = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no");
            }
        };
        assertThatCode(() -> {
                    logger.info("value {}", thrower);
                    logger.info(null);
                    logger.info("none {}", (Object) null);
                    logger.atInfo().addKeyValue(null, thrower).log("pair");
                })
                .doesNotThrowAnyException();
        assertThat(kept.records).hasSize(4);
        assertThat(kept.records.get(0).message()).contains("toString threw");
    }

    @Test
    void aHandlerThatThrowsIsReportedInTheStatusOnly() {
        Logger logger = logger(new LogHandler() {
            @Override
            public void writeLog(LogRecord record) {
                throw new IllegalStateException("no");
            }

            @Override
            public boolean flush(Duration timeout) {
                return true;
            }

            @Override
            public HandlerCounts counts() {
                return kept.counts();
            }

            @Override
            public void close() {}
        });
        assertThatCode(() -> logger.info("x")).doesNotThrowAnyException();
        assertThat(context.getStatusManager().getCopyOfStatusList())
                .anyMatch(status -> status.getLevel() == Status.WARN);
    }

    @Test
    void aHandlerFromOutsideIsNotClosed() {
        Logger logger = logger(kept);
        logger.getAppender("TEST").stop();
        assertThat(kept.closed).isFalse();
        logger.info("after");
        assertThat(kept.records).isEmpty();
    }

    private void configure(String appenders) throws Exception {
        JoranConfigurator joran = new JoranConfigurator();
        joran.setContext(context);
        String xml = "<configuration>" + appenders + "<root level=\"INFO\"><appender-ref ref=\"IT\"/></root>"
                + "</configuration>";
        joran.doConfigure(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private List<Status> errors() {
        return context.getStatusManager().getCopyOfStatusList().stream()
                .filter(status -> status.getLevel() == Status.ERROR)
                .toList();
    }

    @Test
    void aFileHandlerComesFromLogbackXml() throws Exception {
        Path file = directory.resolve("app.log");
        configure("<appender name=\"IT\" class=\"" + FileHandlerAppender.class.getName() + "\"><file>" + file
                + "</file><maxFileSize>1MB</maxFileSize><maxTotalSize>10MB</maxTotalSize>"
                + "<retention>2 days</retention><period>HOUR</period><compress>false</compress>"
                + "<formatter class=\"" + PlainFormatter.class.getName() + "\"/></appender>");
        context.getLogger("com.example").info("hello {}", "world");
        context.stop();
        assertThat(Files.readAllLines(file)).containsExactly("INFO hello world");
        assertThat(errors()).isEmpty();
    }

    @Test
    void remoteHandlersComeFromLogbackXmlToo() throws Exception {
        for (String inside : List.of(
                "class=\"" + KafkaHandlerAppender.class.getName() + "\"><bootstrapServers>127.0.0.1:1"
                        + "</bootstrapServers><key>k</key><setting>client.id=mine</setting>",
                "class=\"" + ElasticHandlerAppender.class.getName() + "\"><server>http://127.0.0.1:1</server>"
                        + "<index>logs</index><authorization>Basic x</authorization>")) {
            Path spool = directory.resolve("spool" + inside.hashCode());
            context.reset();
            configure("<appender name=\"IT\" " + inside + "<spoolDirectory>" + spool
                    + "</spoolDirectory><maxSpoolSize>16MB</maxSpoolSize><formatter class=\""
                    + PlainFormatter.class.getName() + "\"/></appender>");
            context.getLogger("com.example").info("kept");
            assertThat(context.getLogger("ROOT").getAppender("IT").isStarted()).isTrue();
            context.getLogger("ROOT").getAppender("IT").stop();
            assertThat(Files.size(spool.resolve("spool-0000000000000000001.seg")))
                    .isGreaterThan(30);
        }
        assertThat(errors()).isEmpty();
    }

    @Test
    void whatIsMissingIsSaidInTheStatus() throws Exception {
        configure("<appender name=\"IT\" class=\"" + FileHandlerAppender.class.getName() + "\"><formatter class=\""
                + PlainFormatter.class.getName() + "\"/></appender>");
        assertThat(errors())
                .anyMatch(status -> status.getThrowable() != null
                        && status.getThrowable().getMessage().contains("file"));
    }
}
