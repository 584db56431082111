// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

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
        };
    }

    /** Empty if nobody has to be asked. */
    Optional<CompletableFuture<Optional<DataResponse>>> find(DataRequest request);

    void keep(DataRequest request, DataResponse response);

    /** Where they are kept, if anywhere. */
    default Optional<AnswerCache> cache() {
        return Optional.empty();
    }
}
