// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import ai.smartwhale.commons.logging.kafka.KafkaHandlerConfig;
import ai.smartwhale.commons.logging.kafka.KafkaSinks;
import java.time.Duration;

/** A remote handler whose other side is a topic. */
final class DefaultKafkaHandler implements KafkaHandler {

    private final RemoteHandler remote;

    DefaultKafkaHandler(KafkaHandlerConfig config, LogFormatter formatter, HandlerSettings settings) {
        KafkaSinks.requireClient();
        this.remote = RemoteHandler.open(
                config.spool(),
                config.delivery(),
                formatter,
                settings,
                threads -> KafkaSinks.create(config),
                KafkaSinks.CLIENT_LOGGERS);
    }

    @Override
    public void writeLog(LogRecord record) {
        remote.writeLog(record);
    }

    @Override
    public boolean flush(Duration timeout) {
        return remote.flush(timeout);
    }

    @Override
    public HandlerCounts counts() {
        return remote.counts();
    }

    @Override
    public void close() {
        remote.close();
    }
}
