// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import ai.smartwhale.commons.logging.elastic.BulkSinks;
import ai.smartwhale.commons.logging.elastic.ElasticHandlerConfig;
import java.time.Duration;

/** A remote handler whose other side is a search server. */
final class DefaultElasticHandler implements ElasticHandler {

    /** Loggers of {@code java.net.http}. */
    private static final String[] CLIENT_LOGGERS = {"java.net.http", "jdk.internal.net.http", "jdk.httpclient"};

    private final RemoteHandler remote;

    DefaultElasticHandler(ElasticHandlerConfig config, LogFormatter formatter, HandlerSettings settings) {
        this.remote = RemoteHandler.open(
                config.spool(),
                config.delivery(),
                formatter,
                settings,
                threads -> BulkSinks.create(config, threads.workers()),
                CLIENT_LOGGERS);
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
