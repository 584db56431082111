// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import ai.smartwhale.messaging.DataResponse;

/** Looks at a response on its way to the model, and may change it: quality control, repair, a note of where it was. */
@FunctionalInterface
public interface ResponseStep {

    /**
     * Handles a response.
     *
     * @param response the response
     * @return the response as it goes on; never null
     */
    DataResponse apply(DataResponse response);
}
