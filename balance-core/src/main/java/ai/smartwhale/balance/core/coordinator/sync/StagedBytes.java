// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.sync;

import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.commons.cache.StoreReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A value that is not in the cache yet. */
final class StagedBytes implements SyncStage {

    private static final long LONGEST_STORE_SECONDS = 30;

    final String name;
    final String resumeKey;
    volatile boolean open;
    private final CacheEndpoint endpoint;
    private final CacheKey key;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    StagedBytes(CacheEndpoint endpoint, String name, CacheKey key, String resumeKey) {
        this.endpoint = endpoint;
        this.name = name;
        this.key = key;
        this.resumeKey = resumeKey;
    }

    @Override
    public long position() {
        return bytes.size();
    }

    @Override
    public void write(byte[] more, int length) throws IOException {
        if (bytes.size() + (long) length > endpoint.mostBytes) {
            endpoint.forget(this);
            throw new SyncException(SyncProblem.TOO_LARGE, "more than " + endpoint.mostBytes + " bytes");
        }
        bytes.write(more, 0, length);
    }

    @Override
    public String checksum() {
        return Sha256.of(bytes.toByteArray());
    }

    @Override
    public void commit() throws IOException {
        try {
            StoreReport report = endpoint.cache
                    .smartSet(key, bytes.toByteArray(), endpoint.ttl)
                    .get(LONGEST_STORE_SECONDS, TimeUnit.SECONDS);
            if (report.layers().isEmpty()) {
                throw new IOException("no layer of the cache took the value");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted");
            interrupted.initCause(e);
            throw interrupted;
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the cache cannot be written", e);
        }
        endpoint.forget(this);
    }

    @Override
    public void discard() {
        endpoint.forget(this);
    }

    @Override
    public void close() {
        open = false;
    }
}
