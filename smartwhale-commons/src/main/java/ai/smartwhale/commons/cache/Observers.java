// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells observers, none of which can hurt the teller. Thread-safe. */
final class Observers {

    private static final Logger LOG = LoggerFactory.getLogger(CacheObserver.class);

    private final CopyOnWriteArrayList<CacheObserver> all = new CopyOnWriteArrayList<>();

    AutoCloseable add(CacheObserver observer) {
        all.add(observer);
        return () -> all.remove(observer);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Apart from {@link #tell} because it happens on every hit, where nothing may be allocated. */
    void hit(CacheKey key, CacheLayer layer, boolean stale, boolean negative) {
        if (all.isEmpty()) {
            return;
        }
        for (CacheObserver observer : all) {
            try {
                observer.hit(key, layer, stale, negative);
            } catch (Throwable e) {
                warn(observer, e);
            }
        }
    }

    void tell(Consumer<CacheObserver> news) {
        for (CacheObserver observer : all) {
            try {
                news.accept(observer);
            } catch (Throwable e) {
                warn(observer, e);
            }
        }
    }

    private static void warn(CacheObserver observer, Throwable failure) {
        LOG.warn("an observer of a cache failed: {}", observer.getClass().getName(), failure);
    }
}
