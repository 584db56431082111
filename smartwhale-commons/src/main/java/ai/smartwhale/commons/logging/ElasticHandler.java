// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.logging.elastic.ElasticHandlerConfig;

/**
 * Writes events to a search server that has the bulk interface of Elasticsearch 7 and newer or OpenSearch, over the
 * HTTP client of the JDK. Every line is created under an id of its own, so that sending it again does not double it.
 * Single lines that the server is too busy for are sent again; those that it refuses for good go to a quarantine file
 * beside the spool. While the server is away lines wait on disk. The formatter has to make JSON objects.
 */
public interface ElasticHandler extends LogHandler {

    /**
     * Opens a handler with default settings. The server need not be there yet.
     *
     * @param config where to, and where lines wait
     * @param formatter makes the lines, each a JSON object
     * @return the handler
     * @throws ai.smartwhale.commons.logging.spool.DirectoryInUseException if another handler has the spool
     * @throws java.io.UncheckedIOException if the spool cannot be opened
     */
    static ElasticHandler open(ElasticHandlerConfig config, LogFormatter formatter) {
        return open(config, formatter, HandlerSettings.of("elastic"));
    }

    /**
     * Opens a handler. The server need not be there yet.
     *
     * @param config where to, and where lines wait
     * @param formatter makes the lines, each a JSON object
     * @param settings queue, clock and listener
     * @return the handler
     * @throws ai.smartwhale.commons.logging.spool.DirectoryInUseException if another handler has the spool
     * @throws java.io.UncheckedIOException if the spool cannot be opened
     */
    static ElasticHandler open(ElasticHandlerConfig config, LogFormatter formatter, HandlerSettings settings) {
        return new DefaultElasticHandler(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("formatter", formatter),
                InvalidValueException.requirePresent("settings", settings));
    }
}
