// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.messaging.DataRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;

/** Keeps the open streams. */
final class DefaultStreamHandler implements StreamHandler {

    /** A stream, known to its handler by its id. */
    private final class OpenStream implements DataStream {

        private final String id;
        private final PagedPublisher<StreamItem> items;

        OpenStream(String id, PagedPublisher<StreamItem> items) {
            this.id = id;
            this.items = items;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public boolean isOpen() {
            return items.isOpen();
        }

        @Override
        public void subscribe(Flow.Subscriber<? super StreamItem> subscriber) {
            items.subscribe(subscriber);
        }

        @Override
        public void close() {
            closeStream(this);
        }
    }

    private final DataInterface data;
    private final StreamConfig config;
    private final Executor executor;
    private final Map<String, OpenStream> open = new LinkedHashMap<>();
    private long opened;
    private boolean closed;

    DefaultStreamHandler(DataInterface data, StreamConfig config, Executor executor) {
        this.data = data;
        this.config = config;
        this.executor = executor;
    }

    @Override
    public DataStream openStream(DataRequest request, ResumePoint from) {
        InvalidValueException.requirePresent("request", request);
        InvalidValueException.requirePresent("from", from);
        synchronized (open) {
            if (closed) {
                throw new IllegalStateException("the stream handler is closed");
            }
            LimitExceededException.requireAtMost("streams", open.size() + 1L, config.mostStreams());
            OpenStream stream = new OpenStream(
                    "stream-" + ++opened,
                    new PagedPublisher<>(
                            () -> new ResponsePages(data, request, from, config.largestPage()), config, executor));
            open.put(stream.id, stream);
            return stream;
        }
    }

    @Override
    public boolean closeStream(DataStream stream) {
        InvalidValueException.requirePresent("stream", stream);
        OpenStream known;
        synchronized (open) {
            known = open.get(stream.id());
            if (known != stream) {
                return false;
            }
            open.remove(stream.id());
        }
        return known.items.close();
    }

    @Override
    public void close() {
        List<OpenStream> all;
        synchronized (open) {
            closed = true;
            all = List.copyOf(open.values());
        }
        all.forEach(OpenStream::close);
    }
}
