// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What a Balance without an {@link AnswerCache} asks. */
interface KnownAnswers {

    /** Knows nothing and keeps nothing. */
    KnownAnswers NONE = new KnownAnswers() {
        @Override
        public Optional<CompletableFuture<Optional<DataResponse>>> find(DataRequest request) {
            return Optional.empty();
        }

        @Override
        public void keep(DataRequest request, DataResponse response) {}
    };

    /** The answers of a cache. */
    static KnownAnswers of(AnswerCache cache) {
        return new KnownAnswers() {
            @Override
            public Optional<CompletableFuture<Optional<DataResponse>>> find(DataRequest request) {
                return Optional.of(cache.find(request));
            }

            @Override
            public void keep(DataRequest request, DataResponse response) {
                cache.keep(request, response);
            }

            @Override
            public Optional<AnswerCache> cache() {
                return Optional.of(cache);
            }

            @Override
            public CacheBounds bounds() {
                return CacheBounds.of(cache);
            }

            @Override
            public void whenOpen(Consumer<AnswerCache> news) {
                news.accept(cache);
            }
        };
    }

    /** Empty if nobody has to be asked. */
    Optional<CompletableFuture<Optional<DataResponse>>> find(DataRequest request);

    void keep(DataRequest request, DataResponse response);

    /** Where they are kept, if anywhere, and once that is open. */
    default Optional<AnswerCache> cache() {
        return Optional.empty();
    }

    /** What may be turned, whether it is open or not. */
    default CacheBounds bounds() {
        return CacheBounds.FIXED;
    }

    /** Tells of the cache once it is open. To be said before a Balance starts. */
    default void whenOpen(Consumer<AnswerCache> news) {}
}
