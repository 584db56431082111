// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataRequest;
import java.util.concurrent.Executor;

/** Opens streams of data, and closes them. Thread-safe. */
public interface StreamHandler extends AutoCloseable {

    /**
     * Opens a stream of the items of an answer, page after page. Nothing is asked for before somebody subscribes and
     * wants items.
     *
     * @param request what is asked, see {@link DataInterface#fetchData(DataRequest)}
     * @return the stream, which is to be closed
     * @throws InvalidValueException if the request is null
     * @throws ai.smartwhale.commons.LimitExceededException if as many streams are open as may be
     * @throws IllegalStateException after {@link #close()}
     */
    default DataStream openStream(DataRequest request) {
        return openStream(request, ResumePoint.START);
    }

    /**
     * Opens a stream that goes on where another ended.
     *
     * @param request what was asked
     * @param from the place behind the last item that is not wanted again
     * @return the stream, which is to be closed
     * @throws InvalidValueException if an argument is null
     * @throws ai.smartwhale.commons.LimitExceededException if as many streams are open as may be
     * @throws IllegalStateException after {@link #close()}
     */
    DataStream openStream(DataRequest request, ResumePoint from);

    /**
     * Closes a stream.
     *
     * @param stream a stream of this handler
     * @return whether it was open
     */
    boolean closeStream(DataStream stream);

    /** Closes all streams. */
    @Override
    void close();

    /**
     * A handler.
     *
     * @param data where pages come from
     * @param config its limits
     * @param executor calls subscribers; not closed by this object
     * @return the handler
     * @throws InvalidValueException if an argument is null
     */
    static StreamHandler create(DataInterface data, StreamConfig config, Executor executor) {
        return new DefaultStreamHandler(
                InvalidValueException.requirePresent("data", data),
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("executor", executor));
    }
}
