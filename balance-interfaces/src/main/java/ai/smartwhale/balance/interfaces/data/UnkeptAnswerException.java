// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import ai.smartwhale.messaging.DataResponse;

/** Carries an answer that is not to be kept past the cache, which keeps no failures. */
final class UnkeptAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient DataResponse response;

    UnkeptAnswerException(DataResponse response) {
        super("not to be kept: " + response.payload().status(), null, false, false);
        this.response = response;
    }

    DataResponse response() {
        return response;
    }
}
