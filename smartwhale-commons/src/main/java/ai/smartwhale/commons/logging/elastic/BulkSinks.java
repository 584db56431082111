// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.elastic;

import ai.smartwhale.commons.logging.spool.LineSink;
import java.util.concurrent.Executor;

/** The door to a search server. */
public final class BulkSinks {

    private BulkSinks() {}

    /**
     * A sink, which connects with the first batch.
     *
     * @param config where to
     * @param executor runs what answers cause
     * @return the sink
     */
    public static LineSink create(ElasticHandlerConfig config, Executor executor) {
        return new BulkSink(config, executor);
    }
}
