// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.services.loop.ModelWeights;
import ai.smartwhale.balance.services.path.PathTraits;
import ai.smartwhale.messaging.DataRequest;

/** What the path has to know of requests for data. */
final class RequestTraits implements PathTraits<DataRequest> {

    /** What a request takes besides its texts, about. */
    private static final long FRAME = 512;

    private final ModelWeights weights;

    RequestTraits(ModelWeights weights) {
        this.weights = weights;
    }

    @Override
    public String model(DataRequest request) {
        return request.payload().modelId();
    }

    @Override
    public double weight(String model) {
        return weights.of(model);
    }

    /** Only texts can be long. */
    @Override
    public long bytes(DataRequest request) {
        long bytes = FRAME;
        for (Object value : request.payload().parameters().values()) {
            if (value instanceof String text) {
                bytes += text.length();
            }
        }
        return bytes;
    }
}
