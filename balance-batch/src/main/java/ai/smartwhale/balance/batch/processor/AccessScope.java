// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.messaging.DataRequest;

/**
 * In whose name a request is made, as far as access is concerned: requests of one scope may share answers, requests of
 * different scopes never do. There is no default, so that who lets models share answers has said so. Implementations
 * are pure, quick and thread-safe.
 */
@FunctionalInterface
public interface AccessScope {

    /** Each model for itself. */
    AccessScope PER_MODEL = request -> request.payload().modelId();

    /**
     * All models may see the same: right where access was checked before for each request, or there is none to check.
     */
    AccessScope SHARED = request -> "";

    /**
     * The scope of a request.
     *
     * @param request the request
     * @return its name
     */
    String of(DataRequest request);
}
