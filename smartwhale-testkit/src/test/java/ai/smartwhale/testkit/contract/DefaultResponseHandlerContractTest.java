// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import ai.smartwhale.balance.interfaces.model.ResponseHandler;

class DefaultResponseHandlerContractTest extends ResponseHandlerContract {

    @Override
    protected ResponseHandler newResponseHandler() {
        return ResponseHandler.create();
    }
}
