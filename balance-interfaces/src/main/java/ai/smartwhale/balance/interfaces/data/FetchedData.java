// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.DataResponse;
import java.util.Optional;

/**
 * An answer, and where it comes from.
 *
 * @param response the answer, with the id of the request that asked for it here
 * @param origin where its data comes from
 */
public record FetchedData(DataResponse response, DataOrigin origin) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is null
     */
    public FetchedData {
        InvalidValueException.requirePresent("response", response);
        InvalidValueException.requirePresent("origin", origin);
    }

    /**
     * Where the next page begins.
     *
     * @return the cursor; empty on the last page
     */
    public Optional<String> nextCursor() {
        return response.payload().nextCursor();
    }
}
